-- why: rows without a policy column of their own are read through functions of the owner that check the matter's scope first;
-- text search needs one because an index behind @@ is not used under a policy (the operator is not leakproof).

create function in_scope(m matter) returns boolean language sql stable as $$
  select (not m.sealed and m.region >= current_setting('app.lo', true) and m.region < current_setting('app.hi', true))
    or m.orgs && string_to_array(current_setting('app.orgs', true), ',')
    or m.owner = nullif(current_setting('app.owner', true), '')::uuid
$$;

create function entries_of(of_county char(6), of_matter uuid) returns setof matter_entry
language sql stable security definer set search_path = public as $$
  select e.* from matter m join matter_entry e on e.county = m.county and e.matter = m.id
  where m.county = of_county and m.id = of_matter and in_scope(m)
  order by e.seq
$$;

create function attachments_of(of_county char(6), of_matter uuid) returns setof attachment
language sql stable security definer set search_path = public as $$
  select a.* from matter m join attachment a on a.county = m.county and a.matter = m.id
  where m.county = of_county and m.id = of_matter and in_scope(m)
  order by a.created_at
$$;

-- Newest first; `before` and `before_id` are the key of the last row of the page before (null for the first page).
create function search_matters(
  of_county char(6), query tsquery, lo text, hi text, orgs_of text[], before timestamptz, before_id uuid, most integer
) returns table (matter uuid, lodged_at timestamptz)
language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
  select t.matter, t.lodged_at
  from matter_text t join matter m on m.county = t.county and m.id = t.matter
  where t.county = of_county and t.words @@ query
    and ((not m.sealed and m.region >= lo and m.region < hi) or m.orgs && orgs_of)
    and (before is null or (t.lodged_at, t.matter) < (before, before_id))
  order by t.lodged_at desc, t.matter desc
  limit most
$$;

grant usage on schema public to lingyan_app, lingyan_system;
grant select, insert, update, delete on
  region, region_succession, region_shape, organisation, setting, account, position, session, resident, resident_code, household,
  attachment, idempotency, outbox, number_block
  to lingyan_app, lingyan_system;
grant select, insert, update on matter, matter_task, matter_tally, matter_flow to lingyan_app, lingyan_system;
grant delete on matter_task, matter_tally, matter_flow to lingyan_system;
-- history and audit are append-only for everybody but the owner
grant insert on matter_entry to lingyan_app, lingyan_system;
grant select on matter_entry to lingyan_system;
grant insert on matter_text to lingyan_app, lingyan_system;
grant select, insert on audit, audit_seal to lingyan_app, lingyan_system;
revoke execute on function entries_of, attachments_of, search_matters from public;
grant execute on function entries_of, attachments_of, search_matters to lingyan_app, lingyan_system;
