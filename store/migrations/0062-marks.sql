-- why: a word that many use and nobody of one's own region or organisation was looked up for the whole county. Each text now carries marks
-- of who sees it: `#<county>`, `#<town>`, `#<village>` unless the route is closed, `@<organisation or desk>` for each row of its reach;
-- a search asks the index for word and mark together. No word of a text begins with # or @.

create function sight_marks(m matter) returns text[] language sql immutable as $$
  select case when m.sealed then '{}'::text[]
    else array['#' || left(m.region, 6), '#' || left(m.region, 9), '#' || left(m.region, 12)] end
$$;

drop index matter_text_words;
update matter_text t set words = t.words || array_to_tsvector(sight_marks(m) || array(
  select '@' || r.org from matter_reach r where r.county = t.county and r.matter = t.matter))
from matter m where m.county = t.county and m.id = t.matter;
create index matter_text_words on matter_text using gin (words) with (gin_pending_list_limit = 512);

-- Rows around a matter that follow from an act: w = { entries, tasks, reach, unreach, tally, flow, theme, outbox };
-- `lapse_at` when the program's job looks at it next, `answered` where those merged into it go on now, `turning` where the act closed
-- it or took it up again, `unreach` (all that remain) where the route was shut or opened.
-- One row at a time by plain VALUES: most lists hold one row, and a record set read from JSON costs several times its insert.
create or replace function add_matter_rows(m matter, w jsonb) returns void language plpgsql as $$
declare
  list jsonb;
  x jsonb;
  unmarked text[] := '{}';
begin
  list := w -> 'entries';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
    values (m.county, m.id, (x ->> 'seq')::integer, (x ->> 'at')::timestamptz, x ->> 'action', x ->> 'effect', x ->> 'from', x ->> 'to',
      x -> 'actor', x -> 'data');
  end loop;

  list := w -> 'tasks';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit, done_at)
    values (m.county, m.id, x ->> 'key', x ->> 'desk', x ->> 'kind', x ->> 'step', m.region, m.sealed, (x ->> 'opened_at')::timestamptz,
      coalesce((x ->> 'due_at')::timestamptz, 'infinity'), x ->> 'due_unit', (x ->> 'done_at')::timestamptz)
    on conflict (county, matter, key) do update set
      desk = excluded.desk, kind = excluded.kind, step = excluded.step, sealed = excluded.sealed,
      due_at = excluded.due_at, due_unit = excluded.due_unit, done_at = excluded.done_at;
  end loop;

  if m.closed_at is null then
    insert into matter_open (county, matter, region, sealed, orgs, owner, process, step, responsible, category, lodged_at, due_at, lapse_at)
    values (m.county, m.id, m.region, m.sealed, m.orgs, m.owner, m.process, m.step, m.responsible, m.category, m.lodged_at,
      coalesce(m.due_at, 'infinity'), (w ->> 'lapse_at')::timestamptz)
    on conflict (county, matter) do update set
      sealed = excluded.sealed, orgs = excluded.orgs, step = excluded.step, responsible = excluded.responsible,
      category = excluded.category, due_at = excluded.due_at, lapse_at = excluded.lapse_at;
  else
    delete from matter_open o where o.county = m.county and o.matter = m.id;
  end if;

  if w ? 'unreach' then
    with gone as (
      delete from matter_reach r
      where r.county = m.county and r.matter = m.id and not r.org in (select jsonb_array_elements_text(w -> 'unreach'))
      returning '@' || r.org as mark
    ) select coalesce(array_agg(mark), '{}') into unmarked from gone;
    unmarked := unmarked || array['#' || left(m.region, 6), '#' || left(m.region, 9), '#' || left(m.region, 12)];
  end if;
  if w ? 'turning' then
    update matter_reach r set closed = m.closed_at is not null where r.county = m.county and r.matter = m.id;
  end if;
  list := w -> 'reach';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_reach (county, org, matter, lodged_at, outside, closed)
    values (m.county, x ->> 'org', m.id, m.lodged_at, (x ->> 'outside')::boolean, m.closed_at is not null)
    on conflict (county, matter, org) do update set outside = excluded.outside;
  end loop;
  -- a new matter comes with its marks
  if not w ? 'words' and (w ? 'unreach' or jsonb_array_length(list) > 0) then
    update matter_text t set words = ts_delete(t.words, unmarked) || array_to_tsvector(sight_marks(m) || array(
      select '@' || r.org from matter_reach r where r.county = m.county and r.matter = m.id))
    where t.county = m.county and t.matter = m.id;
  end if;

  -- those that were merged into it go on: the job sees to them
  if w ? 'answered' then
    update matter_open o set lapse_at = (w ->> 'answered')::timestamptz
    from matter x where x.county = m.county and x.merged_into = m.id and o.county = m.county and o.matter = x.id;
  end if;

  list := w -> 'outbox';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    -- without a recipient it is for whoever lodged it, where a phone was left
    if x ->> 'recipient' is not null or m.contact_phone_cipher is not null then
      insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at)
      values (m.county, (x ->> 'id')::uuid, x ->> 'dedupe', x ->> 'channel',
        coalesce((x ->> 'recipient')::bytea, m.contact_phone_cipher), x ->> 'template', x -> 'params', m.id,
        (x ->> 'created_at')::timestamptz, (x ->> 'created_at')::timestamptz)
      on conflict (county, dedupe) do nothing;
    end if;
  end loop;

  -- last, and each list in one order, so that acts wait for each other's sums as shortly as can be, and never in a circle
  list := w -> 'tally';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_tally as t (county, month, region, org, process, sealed, lodged, answered, answered_late, closed, reopened,
      returned, extended, supervised, judged, contacted, resolved, satisfied, basically)
    values (m.county, x ->> 'month', x ->> 'region', x ->> 'org', m.process, (x ->> 'sealed')::boolean, (x ->> 'lodged')::integer,
      (x ->> 'answered')::integer, (x ->> 'answered_late')::integer, (x ->> 'closed')::integer, (x ->> 'reopened')::integer,
      (x ->> 'returned')::integer, (x ->> 'extended')::integer, (x ->> 'supervised')::integer, (x ->> 'judged')::integer,
      (x ->> 'contacted')::integer, (x ->> 'resolved')::integer, (x ->> 'satisfied')::integer, (x ->> 'basically')::integer)
    on conflict (county, month, region, org, process, sealed) do update set
      lodged = t.lodged + excluded.lodged, answered = t.answered + excluded.answered,
      answered_late = t.answered_late + excluded.answered_late, closed = t.closed + excluded.closed,
      reopened = t.reopened + excluded.reopened, returned = t.returned + excluded.returned,
      extended = t.extended + excluded.extended, supervised = t.supervised + excluded.supervised,
      judged = t.judged + excluded.judged, contacted = t.contacted + excluded.contacted,
      resolved = t.resolved + excluded.resolved, satisfied = t.satisfied + excluded.satisfied,
      basically = t.basically + excluded.basically;
  end loop;

  list := w -> 'flow';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
    values (m.county, x ->> 'month', x ->> 'region', m.process, (x ->> 'sealed')::boolean, x ->> 'step_from', x ->> 'step_to',
      (x ->> 'passed')::integer)
    on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
  end loop;

  list := w -> 'theme';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_theme as h (county, month, region, process, sealed, category, lodged)
    values (m.county, x ->> 'month', x ->> 'region', m.process, (x ->> 'sealed')::boolean, x ->> 'category', (x ->> 'lodged')::integer)
    on conflict (county, month, region, process, sealed, category) do update set lodged = h.lodged + excluded.lodged;
  end loop;
end $$;

-- Text search without the policies' barrier. `keys`: the asker's organisation (where there is one) and desk; with lo = hi by them only.
-- First the newest rows in order of lodging: words that many use fill a page there, and few rows are soon read through. What is left is
-- found by the index of words, marks included.
drop function search_matters;
create function search_matters(
  of_county char(6), query tsquery, lo text, hi text, keys text[], before timestamptz, before_id uuid, most integer,
  newest integer default 3000
) returns table (matter uuid, lodged_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  by_place constant boolean := lo <> hi;
  mine constant text := case
    when length(lo) < 9 then 'true'
    when length(lo) = 9 then 't.town = $3'
    when length(lo) = 12 then 't.village = $3'
    else 't.village = left($3, 12) and t.region >= $3 and t.region < $4' end;
  page constant text := ' and ($6::timestamptz is null or (t.lodged_at, t.matter) < ($6, $7))';
  order_by constant text := ' order by t.lodged_at desc, t.matter desc limit ';
  sight constant text := ' exists (select from matter m where m.county = $1 and m.id = t.matter and '
    || '((not m.sealed and m.region >= $3 and m.region < $4) or m.orgs && $5))';
  branches text[] := '{}';
  marks tsquery;
  ids uuid[];
  ats timestamptz[];
  looked integer;
begin
  if by_place then
    branches := branches || ('(select t.matter, t.lodged_at from matter_text t where t.county = $1 and ' || mine || page || order_by || newest || ')');
  end if;
  for i in 1 .. cardinality(keys) loop
    branches := branches || ('(select t.matter, t.lodged_at from matter_reach t where t.county = $1 and t.org = $5[' || i || ']'
      || case when by_place then ' and t.outside' else '' end || page || order_by || newest || ')');
  end loop;
  if cardinality(branches) = 0 then return; end if;
  execute 'select array_agg(t.matter), array_agg(t.lodged_at) from (select t.matter, t.lodged_at from (select * from ('
    || array_to_string(branches, ' union ') || ') t' || order_by || newest || ') t join matter_text x on x.county = $1 and x.matter = t.matter'
    || ' where x.words @@ $2 and' || sight || order_by || '$8) t'
    into ids, ats using of_county, query, lo, hi, keys, before, before_id, most;
  if coalesce(cardinality(ids), 0) < most then
    execute 'select count(*) from (select from (' || array_to_string(branches, ' union all ') || ') t limit ' || newest || ') t'
      into looked using of_county, query, lo, hi, keys, before, before_id;
  end if;
  if looked >= newest then
    select string_agg(quote_literal(mark), ' | ')::tsquery into marks from (
      select '#' || left(case when length(lo) < 9 then of_county else lo end, 12) as mark where by_place
      union all select '@' || key from unnest(keys) key) m;
    execute 'select array_agg(t.matter), array_agg(t.lodged_at) from (select t.matter, t.lodged_at from ('
      || ' select t.matter, t.lodged_at from matter_text t where t.county = $1 and t.words @@ $9'
      || case when by_place and length(lo) > 12 then ' and (t.region >= $3 and t.region < $4 or t.words @@ $10)' else '' end
      -- a few more than a page, should the row itself say otherwise than its marks
      || page || order_by || '$8 + 50) t where' || sight || order_by || '$8) t'
      into ids, ats using of_county, query, lo, hi, keys, before, before_id, most, query && marks,
        (select string_agg(quote_literal('@' || key), ' | ')::tsquery from unnest(keys) key);
  end if;
  return query select * from unnest(ids, ats);
end $$;
revoke execute on function search_matters, sight_marks from public;
grant execute on function search_matters to lingyan_app, lingyan_system;
