-- why: a desk of a large county has hundreds of open matters; the row policy, asked for each of them, took longer than finding them. The most
-- urgent of what some of the asker's own organisations and desks hold or held; an organisation and its desk mostly hold the same, each counts once.
create function open_of_desks(of_county char(6), keys text[], outside_only boolean, most integer)
returns table (matter uuid, due_at timestamptz)
language sql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
  select o.matter, o.due_at from matter_open o
  where o.county = of_county and o.matter = any (array(
    select r.matter from matter_reach r
    where r.county = of_county and r.org = any (keys) and r.org = any (string_to_array(current_setting('app.orgs', true), ','))
      and (r.outside or not outside_only) and not r.closed))
  order by o.due_at, o.matter limit most
$$;
revoke execute on function open_of_desks from public;
grant execute on function open_of_desks to lingyan_app, lingyan_system;
