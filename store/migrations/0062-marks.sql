-- why: a search under the row policies can't use the index of words, and a word that many use had all its texts fetched to find the newest.
-- Each text now carries marks of who sees it and when it came (China time), so that one look into the index answers for words, sight and a
-- stretch of time together: `~261123` and `~2611` the day and the month; unless the route is closed `#<town>`, `#<village>`,
-- `#<town>~261123`, `#<town>~2611`; for each row of its reach `@<organisation or desk>`, `@<…>~2611`. No word of a text begins with # or @ or ~.

create function text_marks(m matter) returns text[] language sql stable as $$
  select array['~' || to_char(d, 'YYMMDD'), '~' || to_char(d, 'YYMM')]
    || case when m.sealed then '{}'::text[] else array['#' || left(m.region, 9), '#' || left(m.region, 12),
      '#' || left(m.region, 9) || to_char(d, '"~"YYMMDD'), '#' || left(m.region, 9) || to_char(d, '"~"YYMM')] end
    || array(select unnest(array['@' || r.org, '@' || r.org || to_char(d, '"~"YYMM')])
      from matter_reach r where r.county = m.county and r.matter = m.id)
  from (select m.lodged_at at time zone 'Asia/Shanghai' as d) x
$$;

-- not needed any more: one index less to write
drop index matter_text_words, matter_text_town;
alter table matter_text drop column town;
update matter_text t set words = t.words || array_to_tsvector(text_marks(m))
from matter m where m.county = t.county and m.id = t.matter;
create index matter_text_words on matter_text using gin (words) with (gin_pending_list_limit = 512);

-- Texts that hold the words and marks asked for, newest first, with whether the asker sees their matter: marks of sight may be missing
-- from the question. `most` at most, none before `since`, all of them older than (`until`, `until_id`).
create function search_stretch(
  of_county char(6), words_of tsquery, lo text, hi text, keys text[], since timestamptz, until timestamptz, until_id uuid,
  most integer
) returns table (matter uuid, lodged_at timestamptz, seen boolean)
language plpgsql stable security definer set search_path = public as $$
begin
  -- planned for these words, and never in the order of time: whoever finds nothing would read through everything
  return query execute 'with hit as materialized (
      select t.matter, t.lodged_at from matter_text t where t.county = $1 and t.words @@ $2'
    || case when length(lo) > 12 and lo <> hi
         then ' and (t.region >= $3 and t.region < $4 or t.words @@ $5)' else '' end
    || '), page as (
      select * from hit h where h.lodged_at >= $10 and (h.lodged_at, h.matter) < ($6, $7) order by h.lodged_at desc, h.matter desc limit $8)
    select p.matter, p.lodged_at, (not m.sealed and m.region >= $3 and m.region < $4) or m.orgs && $9
    from page p join matter m on m.county = $1 and m.id = p.matter
    order by p.lodged_at desc, p.matter desc'
  using of_county, words_of, lo, hi, (select string_agg(quote_literal('@' || key), ' | ')::tsquery from unnest(keys) key),
    until, until_id, most, keys, since;
end $$;

-- Text search without the policies' barrier, newest first. `keys`: the asker's organisation (where there is one) and desk; with lo = hi by
-- them only. First a short stretch of time; what that gave tells how many months will fill the page, with as many again to spare. A rare
-- word is soon asked for at once, a frequent one never; a village's texts are few enough for one look.
drop function search_matters;
create function search_matters(
  of_county char(6), query tsquery, lo text, hi text, keys text[], before timestamptz, before_id uuid, most integer
) returns table (matter uuid, lodged_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  by_place constant boolean := lo <> hi;
  whole_county constant boolean := by_place and length(lo) < 9;
  marks constant text[] := array(
    select '#' || left(lo, 12) where by_place and not whole_county union all select '@' || key from unnest(keys) key);
  oldest date;
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
    into oldest, newest from matter_text t where t.county = of_county;
  if oldest is null or not whole_county and cardinality(marks) = 0 then return; end if;
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
      since := date_trunc('month', upto - least(days, 4000))::date;
      if since > oldest then
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
      return query select x.i, x.a from unnest(ids, ats, sights) with ordinality x(i, a, seen, n) where x.seen order by x.n limit most - got;
      got := least(most, got + cardinality(array_positions(sights, true)));
      exit when got = most or cardinality(ids) < most_now;
      edge := ats[cardinality(ats)];
      edge_id := ids[cardinality(ids)];
    end loop;
    upto := since - 1;
    days := case when days = 1 then 7 when got = 0 then 4000 else 2 * (most - got) * (newest - upto) / got + 8 end;
  end loop;
end $$;
revoke execute on function search_matters, search_stretch, text_marks from public;
grant execute on function search_matters to lingyan_app, lingyan_system;
