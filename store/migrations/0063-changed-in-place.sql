-- why: most rows around an act are there already (what is open, the task that is done, the month's sums): changing them costs less than
-- trying to insert them first. And a message for which the county has set up no way out is kept as not sent, instead of being tried for
-- two days.

-- Rows around a matter that follow from an act: w = { entries, tasks, reach, unreach, tally, flow, theme, outbox }; a task that was there
-- already says `known`, a message that no way out is set up for says `unsent`;
-- `lapse_at` when the program's job looks at it next, `answered` where those merged into it go on now, `turning` where the act closed
-- it or took it up again, `unreach` (all that remain) where the route was shut or opened.
-- One row at a time by plain VALUES: most lists hold one row, and a record set read from JSON costs several times its insert.
create or replace function add_matter_rows(m matter, w jsonb) returns void language plpgsql as $$
declare
  list jsonb;
  x jsonb;
  there boolean;
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
    update matter_text t set words = array_to_tsvector(text_marks(m)) || case when not w ? 'unreach' then t.words
      -- whoever saw it may not any more
      else ts_delete(t.words, array(select l from unnest(tsvector_to_array(t.words)) l where left(l, 1) in ('#', '@'))) end
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
    update matter_tally t set
      lodged = t.lodged + (x ->> 'lodged')::integer, answered = t.answered + (x ->> 'answered')::integer,
      answered_late = t.answered_late + (x ->> 'answered_late')::integer, closed = t.closed + (x ->> 'closed')::integer,
      reopened = t.reopened + (x ->> 'reopened')::integer, returned = t.returned + (x ->> 'returned')::integer,
      extended = t.extended + (x ->> 'extended')::integer, supervised = t.supervised + (x ->> 'supervised')::integer,
      judged = t.judged + (x ->> 'judged')::integer, contacted = t.contacted + (x ->> 'contacted')::integer,
      resolved = t.resolved + (x ->> 'resolved')::integer, satisfied = t.satisfied + (x ->> 'satisfied')::integer,
      basically = t.basically + (x ->> 'basically')::integer
    where t.county = m.county and t.month = x ->> 'month' and t.region = x ->> 'region' and t.org = x ->> 'org'
      and t.process = m.process and t.sealed = (x ->> 'sealed')::boolean;
    if not found then
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
