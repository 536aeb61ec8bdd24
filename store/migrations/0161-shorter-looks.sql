-- why: a search over a county whose day has only begun went from that day to seven, and one over a town from a week without a hit to all years: most
-- of what it read was thrown away. A stretch of time now is as long as what was found so far says, and grows step by step where nothing was; a
-- look asks for as few marks as it can, because each one is followed through all texts that have the rarest word. Otherwise as in 0100.
create or replace function search_matters(
  of_county char(6), query tsquery, lo text, hi text, keys text[], before timestamptz, before_id uuid, most integer,
  from_at timestamptz
) returns table (matter uuid, lodged_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  by_place constant boolean := lo <> hi;
  whole_county constant boolean := by_place and length(lo) < 9;
  marks constant text[] := array(
    select '#' || left(lo, 12) where by_place and not whole_county union all select '@' || key from unnest(keys) key);
  first date;    -- of all texts
  oldest date;   -- that is asked for
  newest date;
  upto date;   -- the last day not looked at yet
  since date;
  days integer;
  asked tsquery;
  ids uuid[];
  ats timestamptz[];
  sights boolean[];
  most_now integer;
  got integer := 0;
  -- what is older than this is still to be found
  edge timestamptz := coalesce(before, 'infinity');
  edge_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  select (min(t.lodged_at) at time zone 'Asia/Shanghai')::date, (max(t.lodged_at) at time zone 'Asia/Shanghai')::date
    into first, newest from matter_text t where t.county = of_county;
  if first is null or not whole_county and cardinality(marks) = 0 then return; end if;
  oldest := greatest(first, (from_at at time zone 'Asia/Shanghai')::date);
  newest := least(newest, coalesce((before at time zone 'Asia/Shanghai')::date, newest));
  upto := newest;
  days := case when whole_county then 2 when not by_place then 20 when length(lo) >= 12 then 4000 else 7 end;
  while upto >= oldest and got < most loop
    if days <= 7 then
      since := upto - (days - 1);
      select string_agg(quote_literal(case when whole_county then '' else '#' || lo end || to_char(d, '"~"YYMMDD')), ' | ')::tsquery into asked
        from generate_series(since, upto, interval '1 day') d;
      -- what comes by one's own desk is little, and marked by the month
      select coalesce(asked || string_agg(quote_literal('@' || key || to_char(d, '"~"YYMM')), ' | ')::tsquery, asked) into asked
        from generate_series(date_trunc('month', since), upto, interval '1 month') d, unnest(keys) key where not whole_county;
    else
      since := greatest(date_trunc('month', upto - least(days, 4000)), date_trunc('month', oldest))::date;
      -- a village has no marks by the month: its texts are few
      if since > first and not (by_place and length(lo) >= 12) then
        -- by the month what there is much of; what else reaches the desk of a place is little, and each mark more makes the look longer
        select string_agg(quote_literal(x.mark), ' | ')::tsquery into asked from (
          select mark || to_char(d, '"~"YYMM') from generate_series(since, upto, interval '1 month') d,
            unnest(case when whole_county then array[''] when by_place then marks[1:1] else marks end) mark
          union all select mark from unnest(marks[2:]) mark where by_place and not whole_county) x (mark);
      else
        select string_agg(quote_literal(mark), ' | ')::tsquery into asked from unnest(marks) mark where not whole_county;
      end if;
    end if;
    -- marks by the month, and those of a desk, are also on days that were looked at already
    if (upto + 1)::timestamp at time zone 'Asia/Shanghai' <= edge then
      edge := (upto + 1)::timestamp at time zone 'Asia/Shanghai';
      edge_id := '00000000-0000-0000-0000-000000000000';
    end if;
    loop
      -- a few more than a page: among them may be such as the asker does not see
      most_now := most - got + 20;
      select array_agg(s.matter), array_agg(s.lodged_at), array_agg(s.seen) into ids, ats, sights
        from search_stretch(of_county, query && coalesce(asked, ''), lo, hi, keys,
          since::timestamp at time zone 'Asia/Shanghai', edge, edge_id, most_now) s;
      exit when ids is null;
      return query select x.i, x.a from unnest(ids, ats, sights) with ordinality x(i, a, seen, n)
        where x.seen and x.a >= from_at order by x.n limit most - got;
      got := least(most, got + (select count(*) from unnest(ats, sights) x(a, seen) where x.seen and x.a >= from_at)::integer);
      exit when got = most or cardinality(ids) < most_now;
      edge := ats[cardinality(ats)];
      edge_id := ids[cardinality(ids)];
    end loop;
    upto := since - 1;
    days := case when got > 0 then (3 * (most - got) * (newest - upto) / got + 1) / 2 + 1
      when days < 4 then 2 * days
      -- what is longer is rarer: soon asked for at once
      when by_place and days = 7 and numnode(query) <= 3 then 28 else 4000 end;
  end loop;
end $$;

-- why: of a desk with hundreds of open matters each was looked up to find the thirty most urgent. Most of them it is responsible for, and these
-- stand in the order of their deadlines already; only what else reached it is looked up.
create or replace function open_of_desks(of_county char(6), keys text[], outside_only boolean, most integer)
returns table (matter uuid, due_at timestamptz)
language sql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
  with mine as materialized (
    select key from unnest(keys) key where key = any (string_to_array(current_setting('app.orgs', true), ','))
  )
  select x.matter, x.due_at from (
    select led.matter, led.due_at from mine cross join lateral (
      select o.matter, o.due_at from matter_open o
      where o.county = of_county and o.responsible = mine.key
        and exists (select from matter_reach r
          where r.county = of_county and r.matter = o.matter and r.org = any (array(select key from mine))
            and (r.outside or not outside_only) and not r.closed)
      order by o.due_at, o.matter limit most) led
    union all
    select o.matter, o.due_at from matter_open o
    where o.county = of_county and o.matter = any (array(
      select r.matter from matter_reach r
      where r.county = of_county and r.org = any (array(select key from mine)) and (r.outside or not outside_only) and not r.closed
      except
      select p.matter from matter_open p where p.county = of_county and p.responsible = any (array(select key from mine))))
  ) x
  order by x.due_at, x.matter limit most
$$;
