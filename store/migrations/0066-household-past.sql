-- why: a household is where it is; where it was before the net was drawn anew must still be known, or a question about a past day would be
-- answered by today's tree.

-- sharded, append-only for the application: up to `until` (that day not included) the household lay in `region`
create table household_past (
  county char(6) collate "C" not null,
  household uuid not null,
  until date not null,
  region text collate "C" not null,
  constraint household_past_pk primary key (county, household, until),
  constraint household_past_household foreign key (county, household) references household (county, id)
);
create index household_past_region on household_past (county, region, until);
alter table household_past enable row level security;
create policy household_past_read on household_past for select to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy household_past_add on household_past for insert to lingyan_app with check (true);
create policy household_past_system on household_past to lingyan_system using (true) with check (true);
grant select, insert on household_past to lingyan_app;
grant select, insert, update, delete on household_past to lingyan_system;
