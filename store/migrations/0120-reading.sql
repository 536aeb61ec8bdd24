-- why: the 500 newest of two months were compared word by word for each page of a matter, a third of all that the page cost, and in a
-- village with more than that the nearest were not among them. Now the nearest in time, 100 before and 100 after.
create or replace function related_matters(
  of_county char(6), of_matter uuid, of_village text, since timestamptz, until timestamptz, words_of text[], least_share real, most integer
) returns table (matter uuid, share real)
language sql stable security definer set search_path = public as $$
  select t.matter, t.share from (
    select n.matter, ((length(n.words) - length(ts_delete(n.words, words_of)))::real / greatest(1, least(length(n.words), cardinality(words_of))))::real
      as share
    from (
      (select t.matter, t.words from matter_text t
        where t.county = of_county and t.village = of_village and t.lodged_at >= since and t.lodged_at < since + (until - since) / 2
          and t.matter <> of_matter
        order by t.lodged_at desc limit 100)
      union all
      (select t.matter, t.words from matter_text t
        where t.county = of_county and t.village = of_village and t.lodged_at >= since + (until - since) / 2 and t.lodged_at < until
          and t.matter <> of_matter
        order by t.lodged_at limit 100)
    ) n
  ) t
  where t.share >= least_share
  order by t.share desc, t.matter limit most
$$;

-- why: planning the same question anew took as long as a rare word's answer. The general plan is the one that was always taken: the words'
-- index first, then the order of time over what it gave (`materialized`: never the other way round, or whoever finds nothing would read through everything).
create or replace function search_stretch(
  of_county char(6), words_of tsquery, lo text, hi text, keys text[], since timestamptz, until timestamptz, until_id uuid,
  most integer
) returns table (matter uuid, lodged_at timestamptz, seen boolean)
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
declare
  of_desk tsquery;
begin
  if length(lo) > 12 and lo <> hi then
    select string_agg(quote_literal('@' || key), ' | ')::tsquery into of_desk from unnest(keys) key;
    return query with hit as materialized (
        select t.matter, t.lodged_at from matter_text t
        where t.county = of_county and t.words @@ words_of and (t.region >= lo and t.region < hi or t.words @@ of_desk)),
      page as (
        select * from hit h where h.lodged_at >= since and (h.lodged_at, h.matter) < (until, until_id)
        order by h.lodged_at desc, h.matter desc limit most)
      select p.matter, p.lodged_at, (not m.sealed and m.region >= lo and m.region < hi) or m.orgs && keys
      from page p join matter m on m.county = of_county and m.id = p.matter
      order by p.lodged_at desc, p.matter desc;
  else
    return query with hit as materialized (
        select t.matter, t.lodged_at from matter_text t where t.county = of_county and t.words @@ words_of),
      page as (
        select * from hit h where h.lodged_at >= since and (h.lodged_at, h.matter) < (until, until_id)
        order by h.lodged_at desc, h.matter desc limit most)
      select p.matter, p.lodged_at, (not m.sealed and m.region >= lo and m.region < hi) or m.orgs && keys
      from page p join matter m on m.county = of_county and m.id = p.matter
      order by p.lodged_at desc, p.matter desc;
  end if;
end $$;
