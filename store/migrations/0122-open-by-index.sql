-- why: what is open at a desk is asked of two indexes; with these columns in them the rows themselves need not be fetched, hundreds for each list.
drop index matter_reach_still;
create index matter_reach_still on matter_reach (county, org, matter) include (outside) where not closed;
alter table matter_open drop constraint matter_open_pk;
alter table matter_open add constraint matter_open_pk primary key (county, matter) include (due_at);
