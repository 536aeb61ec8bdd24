-- why: a search with a first day went on into the years before it, a stretch after the other, to fill its page; now it ends there. What it
-- asks is otherwise the same (0062): `from_at`, '-infinity' for all, is an instant at which a day begins in China. And a village that
-- has texts of more than eleven years is not asked by marks that it has not.
drop function search_matters;
create function search_matters(
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
  days := case when whole_county then 1 when not by_place then 20 when length(lo) >= 12 then 4000 else 7 end;
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
        select string_agg(quote_literal(mark || to_char(d, '"~"YYMM')), ' | ')::tsquery into asked
          from generate_series(since, upto, interval '1 month') d,
            unnest(case when whole_county then array[''] else marks end) mark;
      else
        select string_agg(quote_literal(mark), ' | ')::tsquery into asked from unnest(marks) mark where not whole_county;
      end if;
      -- its newest month has days that were looked at already
      if (upto + 1)::timestamp at time zone 'Asia/Shanghai' <= edge then
        edge := (upto + 1)::timestamp at time zone 'Asia/Shanghai';
        edge_id := '00000000-0000-0000-0000-000000000000';
      end if;
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
    days := case when days = 1 then 7 when got = 0 then 4000 else 2 * (most - got) * (newest - upto) / got + 8 end;
  end loop;
end $$;
revoke execute on function search_matters from public;
grant execute on function search_matters to lingyan_app, lingyan_system;
