-- why: of a desk with hundreds of open matters, nearly all of which it answers for, each was held against the others to find the few that it
-- does not. Which these are now stands in an index of its own; the rest come by deadline, no more of them than the page holds.
-- whether this is who answers for the matter now; not kept up after it is closed
alter table matter_reach add column responsible boolean not null default false;
update matter_reach r set responsible = true
from matter_open o where o.county = r.county and o.matter = r.matter and o.responsible = r.org and not r.closed;
create index matter_reach_beside on matter_reach (county, org, matter) where not closed and not responsible;
-- and what reaches a desk from outside its own region, which is little
create index matter_reach_from_outside on matter_reach (county, org, matter) where not closed and outside;

create or replace function open_of_desks(of_county char(6), keys text[], outside_only boolean, most integer)
returns table (matter uuid, due_at timestamptz)
language sql stable security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
  with mine as materialized (
    select key from unnest(keys) key where key = any (string_to_array(current_setting('app.orgs', true), ','))
  )
  select x.matter, x.due_at from (
    select led.matter, led.due_at from mine cross join lateral (
      select o.matter, o.due_at from matter_open o
      where not outside_only and o.county = of_county and o.responsible = mine.key and o.orgs && array(select key from mine)
      order by o.due_at, o.matter limit most) led
    union
    select o.matter, o.due_at from matter_open o
    where o.county = of_county and o.matter = any (array(
      select r.matter from matter_reach r
      where not outside_only and r.county = of_county and r.org = any (array(select key from mine)) and not r.closed and not r.responsible
      union all
      select r.matter from matter_reach r
      where outside_only and r.county = of_county and r.org = any (array(select key from mine)) and not r.closed and r.outside))
  ) x
  order by x.due_at, x.matter limit most
$$;

-- why: an act's trace was a statement of its own, its tallies were read from JSON number by number, and whoever closed a matter looked for
-- others merged into it with the statement that would change them. Otherwise as in 0021; a tally's numbers are `d`, in the order of its columns,
-- `passing` where another answers for the matter from now on, `audit` the trace.
create or replace function add_matter_rows(m matter, w jsonb) returns void language plpgsql as $$
declare
  list jsonb;
  x jsonb;
  there boolean;
  d integer[];
begin
  list := w -> 'entries';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
    values (m.county, m.id, (x ->> 'seq')::integer, (x ->> 'at')::timestamptz, x ->> 'action', x ->> 'effect', x ->> 'from', x ->> 'to',
      x -> 'actor', x -> 'data');
  end loop;

  -- what was done, and its trace in the audit: both or neither
  if w ? 'audit' then
    x := w -> 'audit';
    insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
    values (x ->> 'county', (x ->> 'id')::uuid, (x ->> 'at')::timestamptz, x ->> 'actor', x ->> 'actor_name', (x ->> 'position')::uuid,
      x ->> 'action', x ->> 'object_kind', x ->> 'object_id', x ->> 'region', x ->> 'result', x -> 'detail', (x ->> 'mac')::bytea);
  end if;

  list := w -> 'tasks';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    if x ? 'known' then
      update matter_task t set desk = x ->> 'desk', kind = x ->> 'kind', step = x ->> 'step', sealed = m.sealed,
        due_at = coalesce((x ->> 'due_at')::timestamptz, 'infinity'), due_unit = x ->> 'due_unit',
        done_at = (x ->> 'done_at')::timestamptz
      where t.county = m.county and t.matter = m.id and t.key = x ->> 'key';
    else
      insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit, done_at)
      values (m.county, m.id, x ->> 'key', x ->> 'desk', x ->> 'kind', x ->> 'step', m.region, m.sealed, (x ->> 'opened_at')::timestamptz,
        coalesce((x ->> 'due_at')::timestamptz, 'infinity'), x ->> 'due_unit', (x ->> 'done_at')::timestamptz)
      on conflict (county, matter, key) do update set
        desk = excluded.desk, kind = excluded.kind, step = excluded.step, sealed = excluded.sealed,
        due_at = excluded.due_at, due_unit = excluded.due_unit, done_at = excluded.done_at;
    end if;
  end loop;

  if m.closed_at is null then
    there := false;
    if not w ? 'words' then
      update matter_open o set sealed = m.sealed, orgs = m.orgs, step = m.step, responsible = m.responsible, category = m.category,
        due_at = coalesce(m.due_at, 'infinity'), lapse_at = (w ->> 'lapse_at')::timestamptz
      where o.county = m.county and o.matter = m.id;
      there := found;
    end if;
    -- new, or taken up again
    if not there then
      insert into matter_open (county, matter, region, sealed, orgs, owner, process, step, responsible, category, lodged_at, due_at, lapse_at)
      values (m.county, m.id, m.region, m.sealed, m.orgs, m.owner, m.process, m.step, m.responsible, m.category, m.lodged_at,
        coalesce(m.due_at, 'infinity'), (w ->> 'lapse_at')::timestamptz);
    end if;
  else
    delete from matter_open o where o.county = m.county and o.matter = m.id;
  end if;

  if w ? 'unreach' then
    delete from matter_reach r
    where r.county = m.county and r.matter = m.id and not r.org in (select jsonb_array_elements_text(w -> 'unreach'));
  end if;
  if w ? 'turning' then
    update matter_reach r set closed = m.closed_at is not null, responsible = r.org = m.responsible
    where r.county = m.county and r.matter = m.id;
  elsif w ? 'passing' then
    update matter_reach r set responsible = r.org = m.responsible
    where r.county = m.county and r.matter = m.id and r.responsible <> (r.org = m.responsible);
  end if;
  list := w -> 'reach';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    insert into matter_reach (county, org, matter, lodged_at, outside, closed, responsible)
    values (m.county, x ->> 'org', m.id, m.lodged_at, (x ->> 'outside')::boolean, m.closed_at is not null, x ->> 'org' = m.responsible)
    on conflict (county, matter, org) do update set outside = excluded.outside;
  end loop;
  -- a new matter comes with its marks
  if not w ? 'words' and (w ? 'unreach' or jsonb_array_length(list) > 0) then
    update matter_text t set words = array_to_tsvector(text_marks(m)) || case when not w ? 'unreach' then t.words
      -- whoever saw it may not any more
      else ts_delete(t.words, array(select l from unnest(tsvector_to_array(t.words)) l where left(l, 1) in ('#', '@'))) end
    where t.county = m.county and t.matter = m.id;
  end if;

  -- those that were merged into it go on: the job sees to them
  if w ? 'answered' and exists (select from matter x where x.county = m.county and x.merged_into = m.id) then
    update matter_open o set lapse_at = (w ->> 'answered')::timestamptz
    from matter x where x.county = m.county and x.merged_into = m.id and o.county = m.county and o.matter = x.id;
  end if;

  list := w -> 'outbox';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    -- without a recipient it is for whoever lodged it, where a phone was left
    if x ->> 'recipient' is not null or m.contact_phone_cipher is not null then
      insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at,
        error)
      values (m.county, (x ->> 'id')::uuid, x ->> 'dedupe', x ->> 'channel',
        coalesce((x ->> 'recipient')::bytea, m.contact_phone_cipher), x ->> 'template', x -> 'params', m.id,
        (x ->> 'created_at')::timestamptz, (x ->> 'created_at')::timestamptz,
        case when x ? 'unsent' then (x ->> 'created_at')::timestamptz end, x ->> 'unsent')
      on conflict (county, dedupe) do nothing;
    end if;
  end loop;

  -- last, and each list in one order, so that acts wait for each other's sums as shortly as can be, and never in a circle
  list := w -> 'tally';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    d := (x ->> 'd')::integer[];
    update matter_tally t set
      lodged = t.lodged + d[1], answered = t.answered + d[2], answered_late = t.answered_late + d[3], closed = t.closed + d[4],
      reopened = t.reopened + d[5], returned = t.returned + d[6], extended = t.extended + d[7], supervised = t.supervised + d[8],
      judged = t.judged + d[9], contacted = t.contacted + d[10], resolved = t.resolved + d[11], satisfied = t.satisfied + d[12],
      basically = t.basically + d[13]
    where t.county = m.county and t.month = x ->> 'month' and t.region = x ->> 'region' and t.org = x ->> 'org'
      and t.process = m.process and t.sealed = (x ->> 'sealed')::boolean;
    if not found then
      insert into matter_tally as t (county, month, region, org, process, sealed, lodged, answered, answered_late, closed, reopened,
        returned, extended, supervised, judged, contacted, resolved, satisfied, basically)
      values (m.county, x ->> 'month', x ->> 'region', x ->> 'org', m.process, (x ->> 'sealed')::boolean,
        d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13])
      on conflict (county, month, region, org, process, sealed) do update set
        lodged = t.lodged + excluded.lodged, answered = t.answered + excluded.answered,
        answered_late = t.answered_late + excluded.answered_late, closed = t.closed + excluded.closed,
        reopened = t.reopened + excluded.reopened, returned = t.returned + excluded.returned, extended = t.extended + excluded.extended,
        supervised = t.supervised + excluded.supervised, judged = t.judged + excluded.judged,
        contacted = t.contacted + excluded.contacted, resolved = t.resolved + excluded.resolved,
        satisfied = t.satisfied + excluded.satisfied, basically = t.basically + excluded.basically;
    end if;
  end loop;

  list := w -> 'flow';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    update matter_flow f set
      passed = f.passed + (x ->> 'passed')::integer
    where f.county = m.county and f.month = x ->> 'month' and f.region = x ->> 'region'
      and f.process = m.process and f.sealed = (x ->> 'sealed')::boolean and f.step_from = x ->> 'step_from' and f.step_to = x ->> 'step_to';
    if not found then
      insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
      values (m.county, x ->> 'month', x ->> 'region', m.process, (x ->> 'sealed')::boolean, x ->> 'step_from', x ->> 'step_to',
        (x ->> 'passed')::integer)
      on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
    end if;
  end loop;

  list := w -> 'theme';
  for i in 0 .. jsonb_array_length(list) - 1 loop
    x := list -> i;
    update matter_theme h set
      lodged = h.lodged + (x ->> 'lodged')::integer
    where h.county = m.county and h.month = x ->> 'month' and h.region = x ->> 'region'
      and h.process = m.process and h.sealed = (x ->> 'sealed')::boolean and h.category = x ->> 'category';
    if not found then
      insert into matter_theme as h (county, month, region, process, sealed, category, lodged)
      values (m.county, x ->> 'month', x ->> 'region', m.process, (x ->> 'sealed')::boolean, x ->> 'category', (x ->> 'lodged')::integer)
      on conflict (county, month, region, process, sealed, category) do update set lodged = h.lodged + excluded.lodged;
    end if;
  end loop;
end $$;
