-- why: one act is one message to the database. History, tasks, tallies and what is open have no policy for writing; they change only
-- through these functions of the owner, which check that the matter is in the caller's sight and at the version he saw.

-- What the acting side may see, or everything for the program's own jobs.
create function may_reach(m matter) returns boolean language sql stable as $$
  select session_user <> 'lingyan_app' or in_scope(m)
$$;

-- The history as the kernel reads it, in one value.
create function matter_history(of_county char(6), of_matter uuid) returns jsonb
language plpgsql stable security definer set search_path = public as $$
declare
  m matter;
  history jsonb;
begin
  select * into m from matter x where x.county = of_county and x.id = of_matter;
  if not found or not may_reach(m) then return null; end if;
  select jsonb_agg(jsonb_build_object(
    'seq', e.seq, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'action', e.action, 'effect', e.effect, 'from', e.step_from, 'to', e.step_to, 'actor', e.actor, 'data', e.data
  ) order by e.seq) into history
  from matter_entry e where e.county = of_county and e.matter = of_matter;
  return history;
end $$;

-- Rows around a matter that follow from an act: w = { entries, tasks, reach, unreach, tally, flow, theme, outbox }; a task that was there
-- already says `known`, a message that no way out is set up for says `unsent`;
-- `lapse_at` when the program's job looks at it next, `answered` where those merged into it go on now, `turning` where the act closed
-- it or took it up again, `unreach` (all that remain) where the route was shut or opened.
-- One row at a time by plain VALUES: most lists hold one row, and a record set read from JSON costs several times its insert. Most rows are
-- there already (what is open, the task that is done, the month's sums): changing them costs less than trying to insert them first.
create function add_matter_rows(m matter, w jsonb) returns void language plpgsql as $$
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

create function lodge_matter(w jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  m matter := jsonb_populate_record(null::matter, w -> 'matter');
begin
  insert into matter (county, id, number, process, version, parameters, region, sealed, orgs, owner, tracking_digest, channel, category,
    subject, body, address, lon, lat, contact_name_cipher, contact_phone_cipher, data, lodged_at, step, stage, lead, due_at, due_unit,
    step_since, answered_at, closed_at, outcome, late, supervised, returned, extended, reopened, contacted, resolved, satisfaction,
    verdict_source, merged_into, responsible, entries, lodged_category, lodged_sealed)
  values (m.county, m.id, m.number, m.process, m.version, m.parameters, m.region, m.sealed, m.orgs, m.owner, m.tracking_digest, m.channel,
    m.category, m.subject, m.body, m.address, m.lon, m.lat, m.contact_name_cipher, m.contact_phone_cipher, m.data, m.lodged_at, m.step,
    m.stage, m.lead, m.due_at, m.due_unit, m.step_since, m.answered_at, m.closed_at, m.outcome, m.late, m.supervised, m.returned,
    m.extended, m.reopened, m.contacted, m.resolved, m.satisfaction, m.verdict_source, m.merged_into, m.responsible, m.entries,
    m.lodged_category, m.lodged_sealed);
  insert into matter_text (county, matter, region, lodged_at, words)
  values (m.county, m.id, m.region, m.lodged_at,
    array_to_tsvector(array(select jsonb_array_elements_text(w -> 'words'))));
  perform add_matter_rows(m, w);
end $$;

-- One or more entries after the version that was read. Error LY409: somebody else acted first, nothing was written.
create function append_to_matter(w jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  f jsonb := w -> 'matter';
  m matter;
begin
  update matter x set
    sealed = (f ->> 'sealed')::boolean, orgs = (f ->> 'orgs')::text[], category = f ->> 'category', step = f ->> 'step',
    stage = f ->> 'stage', lead = f ->> 'lead', due_at = (f ->> 'due_at')::timestamptz, due_unit = f ->> 'due_unit',
    step_since = (f ->> 'step_since')::timestamptz, answered_at = (f ->> 'answered_at')::timestamptz,
    closed_at = (f ->> 'closed_at')::timestamptz, outcome = f ->> 'outcome', late = (f ->> 'late')::boolean,
    supervised = (f ->> 'supervised')::smallint, returned = (f ->> 'returned')::smallint, extended = (f ->> 'extended')::smallint,
    reopened = (f ->> 'reopened')::smallint, contacted = (f ->> 'contacted')::boolean, resolved = (f ->> 'resolved')::boolean,
    satisfaction = (f ->> 'satisfaction')::smallint, verdict_source = f ->> 'verdict_source',
    merged_into = (f ->> 'merged_into')::uuid, responsible = f ->> 'responsible', entries = (f ->> 'entries')::integer
  where x.county = f ->> 'county' and x.id = (f ->> 'id')::uuid and x.entries = (w ->> 'expected')::integer and may_reach(x)
  returning * into m;
  if not found then raise exception 'matter % is not at version %', f ->> 'id', w ->> 'expected' using errcode = 'LY409'; end if;
  perform add_matter_rows(m, w);
  -- a route that is shut or opened changes who sees each of its tasks
  if w ? 'unreach' then
    update matter_task t set sealed = m.sealed, hidden = m.sealed and not t.desk = any (m.orgs)
    where t.county = m.county and t.matter = m.id;
  end if;
end $$;

-- Open matters by place, organisation and step, for boards.
create function count_open(
  of_county char(6), lo text, hi text, of_process text, since timestamptz, until timestamptz, digits integer, now timestamptz
) returns table (place text, responsible text, step text, open bigint, late bigint)
language sql stable security definer set search_path = public as $$
  select left(o.region, digits), o.responsible, o.step, count(*), count(*) filter (where o.due_at < now)
  from matter_open o
  where o.county = of_county and o.process = of_process and o.lodged_at >= since and o.lodged_at < until and not o.sealed
    and o.region >= greatest(lo, current_setting('app.lo', true) collate "C")
    and o.region < least(hi, coalesce(current_setting('app.hi', true), '') collate "C")
  group by 1, 2, 3
$$;

-- Sums for a board, by one kind of line at a time in one reading of the rows. An aggregate under the policies would test every row
-- with an `or`; the range is applied here as the policy does.
create function sum_tallies(
  of_county char(6), lo text, hi text, of_process text, from_month text, to_month text, digits integer
) returns table (line text, key text, lodged bigint, answered bigint, answered_late bigint, closed bigint, reopened bigint, returned bigint,
  extended bigint, supervised bigint, judged bigint, contacted bigint, resolved bigint, satisfied bigint, basically bigint)
language sql stable security definer set search_path = public as $$
  with cell as materialized (
    select left(t.region, digits) as place, t.org, t.month, sum(t.lodged) as lodged, sum(t.answered) as answered,
      sum(t.answered_late) as answered_late, sum(t.closed) as closed, sum(t.reopened) as reopened, sum(t.returned) as returned,
      sum(t.extended) as extended, sum(t.supervised) as supervised, sum(t.judged) as judged, sum(t.contacted) as contacted,
      sum(t.resolved) as resolved, sum(t.satisfied) as satisfied, sum(t.basically) as basically
    from matter_tally t
    where t.county = of_county and not t.sealed and t.region >= greatest(lo, current_setting('app.lo', true) collate "C")
      and t.region < least(hi, coalesce(current_setting('app.hi', true), '') collate "C")
      and t.process = of_process and t.month >= from_month and t.month <= to_month
    group by 1, 2, 3
  )
  select l.line, l.key, sum(c.lodged)::bigint, sum(c.answered)::bigint, sum(c.answered_late)::bigint, sum(c.closed)::bigint,
    sum(c.reopened)::bigint, sum(c.returned)::bigint, sum(c.extended)::bigint, sum(c.supervised)::bigint, sum(c.judged)::bigint,
    sum(c.contacted)::bigint, sum(c.resolved)::bigint, sum(c.satisfied)::bigint, sum(c.basically)::bigint
  from cell c cross join lateral (values ('place', c.place), ('org', c.org), ('month', c.month)) l(line, key)
  group by 1, 2
$$;

-- What lies on a desk, by urgency: late, due by the end of the day, later.
create function count_inbox(of_county char(6), of_desk text, now timestamptz, day_end timestamptz)
returns table (late bigint, today bigint, later bigint)
language sql stable security definer set search_path = public as $$
  select count(*) filter (where t.due_at < now), count(*) filter (where t.due_at >= now and t.due_at < day_end),
    count(*) filter (where t.due_at >= day_end)
  from matter_task t
  where t.county = of_county and t.desk = of_desk and t.done_at is null
    and of_desk = any (string_to_array(current_setting('app.orgs', true), ','))
$$;

-- Open tasks of some desks: how busy each is, nothing else of it.
create function count_desks(of_county char(6), desks text[]) returns table (desk text, open bigint)
language sql stable security definer set search_path = public as $$
  select t.desk, count(*) from matter_task t where t.county = of_county and t.desk = any(desks) and t.done_at is null group by t.desk
$$;

-- Matters of the same village in the days around, by the share of words in common.
create function related_matters(
  of_county char(6), of_matter uuid, of_village text, since timestamptz, until timestamptz, words_of text[], least_share real, most integer
) returns table (matter uuid, share real)
language sql stable security definer set search_path = public as $$
  select t.matter, t.share from (
    select t.matter, ((length(t.words) - length(ts_delete(t.words, words_of)))::real / greatest(1, least(length(t.words), cardinality(words_of))))::real
      as share
    from matter_text t
    where t.county = of_county and t.village = of_village and t.lodged_at >= since and t.lodged_at < until and t.matter <> of_matter
    order by t.lodged_at desc limit 500
  ) t
  where t.share >= least_share
  order by t.share desc, t.matter limit most
$$;

revoke execute on function matter_history, add_matter_rows, lodge_matter, append_to_matter, count_open, sum_tallies, count_inbox,
  count_desks, related_matters from public;
grant execute on function matter_history, lodge_matter, append_to_matter, count_open, sum_tallies, count_inbox, count_desks, related_matters
  to lingyan_app, lingyan_system;
grant select on matter_text to lingyan_system;
