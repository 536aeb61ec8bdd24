-- why: what reaches a town from outside was looked up matter by matter, hundreds for one list, though a page is mostly full with the region's
-- own before the first of them is due. Where the page ends soon (`until`), what the county has open until then is walked, which is shorter.
create function open_from_outside(of_county char(6), keys text[], until timestamptz, most integer)
returns table (matter uuid, due_at timestamptz)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  held uuid[] := array(
    select distinct r.matter from matter_reach r
    where r.county = of_county and r.org = any (keys) and r.org = any (string_to_array(current_setting('app.orgs', true), ','))
      and r.outside and not r.closed);
begin
  if cardinality(held) > 50 and until < 'infinity' then
    perform from matter_open o where o.county = of_county and o.due_at <= until order by o.due_at, o.matter offset 2000 limit 1;
    if not found then
      return query
        with near as materialized (
          select o.matter, o.due_at from matter_open o where o.county = of_county and o.due_at <= until order by o.due_at, o.matter limit 2000)
        select n.matter, n.due_at from near n join unnest(held) h (matter) on h.matter = n.matter order by n.due_at, n.matter limit most;
      return;
    end if;
  end if;
  return query
    select o.matter, o.due_at from matter_open o
    where o.county = of_county and o.matter = any (held) and o.due_at <= until order by o.due_at, o.matter limit most;
end
$$;
revoke execute on function open_from_outside from public;
grant execute on function open_from_outside to lingyan_app, lingyan_system;

drop function open_of_desks(char(6), text[], boolean, integer);
create function open_of_desks(of_county char(6), keys text[], most integer)
returns table (matter uuid, due_at timestamptz)
language sql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
  with mine as materialized (
    select key from unnest(keys) key where key = any (string_to_array(current_setting('app.orgs', true), ','))
  )
  select x.matter, x.due_at from (
    select led.matter, led.due_at from mine cross join lateral (
      select o.matter, o.due_at from matter_open o
      where o.county = of_county and o.responsible = mine.key and o.orgs && array(select key from mine)
      order by o.due_at, o.matter limit most) led
    union
    select o.matter, o.due_at from matter_open o
    where o.county = of_county and o.matter = any (array(
      select r.matter from matter_reach r
      where r.county = of_county and r.org = any (array(select key from mine)) and not r.closed and not r.responsible))
  ) x
  order by x.due_at, x.matter limit most
$$;
revoke execute on function open_of_desks from public;
grant execute on function open_of_desks to lingyan_app, lingyan_system;
