-- why: a matter's reach is changed by matter: its key begins with it.

alter table matter_reach drop constraint matter_reach_pk;
alter table matter_reach add constraint matter_reach_pk primary key (county, matter, org);
drop index matter_reach_still;
create index matter_reach_still on matter_reach (county, org, matter) where not closed;
