-- why: the database itself refuses what lies outside a position's scope; the same rule as covers() in kernel/access/scope.ts,
-- proved equal by test/scope-property.test.ts. Three roles: the owner migrates; lingyan_app serves people and sees by policy;
-- lingyan_system runs the program's own jobs (deadlines, sealing, rebuild) over everything, and never answers a request.
-- Writing is checked by the kernel before; a policy on writing would forbid handing work to somebody outside one's own scope.

alter table matter enable row level security;
create policy matter_read on matter for select to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or orgs && string_to_array(current_setting('app.orgs', true), ',')
  or owner = nullif(current_setting('app.owner', true), '')::uuid
);
create policy matter_change on matter for update to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or orgs && string_to_array(current_setting('app.orgs', true), ',')
  or owner = nullif(current_setting('app.owner', true), '')::uuid
) with check (true);
create policy matter_add on matter for insert to lingyan_app with check (true);
create policy matter_system on matter to lingyan_system using (true) with check (true);

alter table matter_task enable row level security;
create policy matter_task_read on matter_task for select to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or desk = any (string_to_array(current_setting('app.orgs', true), ','))
);
create policy matter_task_system on matter_task to lingyan_system using (true) with check (true);

alter table matter_tally enable row level security;
create policy matter_tally_read on matter_tally for select to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or org = any (string_to_array(current_setting('app.orgs', true), ','))
);
create policy matter_tally_system on matter_tally to lingyan_system using (true) with check (true);

alter table matter_flow enable row level security;
create policy matter_flow_read on matter_flow for select to lingyan_app using (
  not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy matter_flow_system on matter_flow to lingyan_system using (true) with check (true);

alter table household enable row level security;
create policy household_scope on household to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy household_system on household to lingyan_system using (true) with check (true);
