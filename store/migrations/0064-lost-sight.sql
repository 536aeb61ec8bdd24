-- why: a route that is shut takes sight from the desks that held the matter before. The row of what they did stays with the matter, yet is
-- not theirs to see any more; nor are the sums of the closed route anybody's, or one could count what one may not see. And the audit
-- says that somebody acted on the closed route, not on which matter, nor where.

alter table matter_task add column hidden boolean not null default false;
update matter_task t set hidden = true from matter m
where m.county = t.county and m.id = t.matter and m.sealed and not t.desk = any (m.orgs);

drop policy matter_task_read on matter_task;
create policy matter_task_read on matter_task for select to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or (not hidden and desk = any (string_to_array(current_setting('app.orgs', true), ',')))
);
drop policy matter_tally_read on matter_tally;
create policy matter_tally_read on matter_tally for select to lingyan_app using (
  not sealed and ((region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
    or org = any (string_to_array(current_setting('app.orgs', true), ',')))
);

-- Always yes or no: without an owner the comparison gave neither, and `if not …` took that for yes.
create or replace function in_scope(m matter) returns boolean language sql stable as $$
  select coalesce((not m.sealed and m.region >= current_setting('app.lo', true) and m.region < current_setting('app.hi', true))
    or m.orgs && string_to_array(current_setting('app.orgs', true), ',')
    or m.owner = nullif(current_setting('app.owner', true), '')::uuid, false)
$$;

-- Those of the matters that are on the closed route now: what the audit leaves out.
create function sealed_among(of_county char(6), ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public as $$
  select m.id from matter m where m.county = of_county and m.id = any (ids) and m.sealed
$$;
revoke execute on function sealed_among from public;
grant execute on function sealed_among to lingyan_app, lingyan_system;
