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

-- Rows around a matter that follow from an act: w = { matter, entries, tasks, reach, unreach, tally, flow, theme, outbox };
-- `lapse_at` when the program's job looks at it next, `answered` where those merged into it go on now, `turning` where the act closed it or took it up again, `unreach` (all that remain) where the route was shut or opened.
create function add_matter_rows(m matter, w jsonb) returns void
language plpgsql set search_path = public as $$
begin
  insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
  select m.county, m.id, e.seq, e.at, e.action, e.effect, e."from", e."to", e.actor, e.data
  from jsonb_to_recordset(w -> 'entries')
    as e(seq integer, at timestamptz, action text, effect text, "from" text, "to" text, actor jsonb, data jsonb);

  insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit, done_at)
  select m.county, m.id, t.key, t.desk, t.kind, t.step, m.region, m.sealed, t.opened_at, coalesce(t.due_at, 'infinity'), t.due_unit, t.done_at
  from jsonb_to_recordset(w -> 'tasks')
    as t(key text, desk text, kind text, step text, opened_at timestamptz, due_at timestamptz, due_unit text, done_at timestamptz)
  on conflict (county, matter, key) do update set
    desk = excluded.desk, kind = excluded.kind, step = excluded.step, sealed = excluded.sealed,
    due_at = excluded.due_at, due_unit = excluded.due_unit, done_at = excluded.done_at;

  if m.closed_at is null then
    insert into matter_open (county, matter, region, sealed, orgs, owner, process, step, responsible, category, lodged_at, due_at,
      lapse_at)
    values (m.county, m.id, m.region, m.sealed, m.orgs, m.owner, m.process, m.step, m.responsible, m.category, m.lodged_at,
      coalesce(m.due_at, 'infinity'), (w ->> 'lapse_at')::timestamptz)
    on conflict (county, matter) do update set
      sealed = excluded.sealed, orgs = excluded.orgs, step = excluded.step, responsible = excluded.responsible,
      category = excluded.category, due_at = excluded.due_at, lapse_at = excluded.lapse_at;
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
  insert into matter_reach (county, org, matter, lodged_at, outside, closed)
  select m.county, r.org, m.id, m.lodged_at, r.outside, m.closed_at is not null
  from jsonb_to_recordset(w -> 'reach') as r(org text, outside boolean)
  on conflict (county, org, matter) do update set outside = excluded.outside;

  -- those that were merged into it go on: the job sees to them
  if w ? 'answered' then
    update matter_open o set lapse_at = (w ->> 'answered')::timestamptz
    from matter x where x.county = m.county and x.merged_into = m.id and o.county = m.county and o.matter = x.id;
  end if;

  -- in one order, so that two acts never wait for each other's rows
  insert into matter_tally as t (county, month, region, org, process, sealed, lodged, answered, answered_late, closed, reopened,
    returned, extended, supervised, judged, contacted, resolved, satisfied, basically)
  select m.county, x.month, x.region, x.org, x.process, x.sealed, x.lodged, x.answered, x.answered_late, x.closed, x.reopened,
    x.returned, x.extended, x.supervised, x.judged, x.contacted, x.resolved, x.satisfied, x.basically
  from jsonb_to_recordset(w -> 'tally') as x(month text, region text, org text, process text, sealed boolean, lodged integer,
    answered integer, answered_late integer, closed integer, reopened integer, returned integer, extended integer,
    supervised integer, judged integer, contacted integer, resolved integer, satisfied integer, basically integer)
  order by x.month collate "C", x.region collate "C", x.org collate "C", x.process collate "C", x.sealed
  on conflict (county, month, region, org, process, sealed) do update set
    lodged = t.lodged + excluded.lodged, answered = t.answered + excluded.answered,
    answered_late = t.answered_late + excluded.answered_late, closed = t.closed + excluded.closed,
    reopened = t.reopened + excluded.reopened, returned = t.returned + excluded.returned,
    extended = t.extended + excluded.extended, supervised = t.supervised + excluded.supervised,
    judged = t.judged + excluded.judged, contacted = t.contacted + excluded.contacted,
    resolved = t.resolved + excluded.resolved, satisfied = t.satisfied + excluded.satisfied,
    basically = t.basically + excluded.basically;

  insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
  select m.county, x.month, x.region, x.process, x.sealed, x.step_from, x.step_to, x.passed
  from jsonb_to_recordset(w -> 'flow')
    as x(month text, region text, process text, sealed boolean, step_from text, step_to text, passed integer)
  order by x.month collate "C", x.region collate "C", x.step_from collate "C", x.step_to collate "C"
  on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;

  insert into matter_theme as h (county, month, region, process, sealed, category, lodged)
  select m.county, x.month, x.region, m.process, x.sealed, x.category, x.lodged
  from jsonb_to_recordset(w -> 'theme') as x(month text, region text, sealed boolean, category text, lodged integer)
  order by x.month collate "C", x.region collate "C", x.sealed, x.category collate "C"
  on conflict (county, month, region, process, sealed, category) do update set lodged = h.lodged + excluded.lodged;

  insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at)
  select m.county, o.id, o.dedupe, o.channel, o.recipient, o.template, o.params, m.id, o.created_at, o.created_at
  from jsonb_to_recordset(w -> 'outbox')
    as o(id uuid, dedupe text, channel text, recipient bytea, template text, params jsonb, created_at timestamptz)
  on conflict (county, dedupe) do nothing;
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
  f matter := jsonb_populate_record(null::matter, w -> 'matter');
  m matter;
begin
  update matter x set
    sealed = f.sealed, orgs = f.orgs, category = f.category, step = f.step, stage = f.stage, lead = f.lead, due_at = f.due_at,
    due_unit = f.due_unit, step_since = f.step_since, answered_at = f.answered_at, closed_at = f.closed_at, outcome = f.outcome,
    late = f.late, supervised = f.supervised, returned = f.returned, extended = f.extended, reopened = f.reopened,
    contacted = f.contacted, resolved = f.resolved, satisfaction = f.satisfaction, verdict_source = f.verdict_source,
    merged_into = f.merged_into, responsible = f.responsible, entries = f.entries
  where x.county = f.county and x.id = f.id and x.entries = (w ->> 'expected')::integer and may_reach(x)
  returning * into m;
  if not found then raise exception 'matter % is not at version %', f.id, w ->> 'expected' using errcode = 'LY409'; end if;
  -- a route that is shut or opened changes who sees each of its tasks
  if w ? 'unreach' then update matter_task t set sealed = m.sealed where t.county = m.county and t.matter = m.id; end if;
  perform add_matter_rows(m, w);
end $$;

-- Text search without the policies' barrier. `keys`: the asker's organisation (where there is one) and desk; with lo = hi by them only.
-- First the newest rows in order of lodging: words that many use fill a page there. What is rare is found by the index of words.
drop function search_matters;
create function search_matters(
  of_county char(6), query tsquery, lo text, hi text, keys text[], before timestamptz, before_id uuid, most integer
) returns table (matter uuid, lodged_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
declare
  mine constant text := case
    when lo = hi then 'false'
    when length(lo) < 9 then 't.region >= $3 and t.region < $4'
    when length(lo) = 9 then 't.town = $3'
    when length(lo) = 12 then 't.village = $3'
    else 't.village = left($3, 12) and t.region >= $3 and t.region < $4' end;
  page constant text := ' and ($6::timestamptz is null or (t.lodged_at, t.matter) < ($6, $7))';
  order_by constant text := ' order by t.lodged_at desc, t.matter desc limit ';
  sight constant text := ' and exists (select from matter m where m.county = $1 and m.id = t.matter and '
    || '((not m.sealed and m.region >= $3 and m.region < $4) or m.orgs && $5))';
  reach constant text := '(select t.matter, t.lodged_at from matter_reach t where t.county = $1 and t.org = ';
  newest text := reach || 'any($5) and t.outside' || page || order_by || '2000)';
  held text := 'select r.matter from matter_reach r where r.county = $1 and r.org = any($5)';
  ids uuid[];
  ats timestamptz[];
begin
  if lo = hi then
    newest := newest || ' union ' || reach || '$5[1]' || page || order_by || '2000)';
  else
    newest := newest || ' union (select t.matter, t.lodged_at from matter_text t where t.county = $1 and ' || mine || page
      || order_by || '2000)';
    held := held || ' and r.outside';
  end if;
  execute 'select array_agg(t.matter), array_agg(t.lodged_at) from (select t.matter, t.lodged_at from (select * from (' || newest
    || ') t' || order_by || '2000) t join matter_text x on x.county = $1 and x.matter = t.matter where x.words @@ $2' || sight
    || order_by || '$8) t'
    into ids, ats using of_county, query, lo, hi, keys, before, before_id, most;
  if coalesce(cardinality(ids), 0) < most then
    execute 'select array_agg(t.matter), array_agg(t.lodged_at) from (select t.matter, t.lodged_at from matter_text t'
      || ' where t.county = $1 and t.words @@ $2 and ((' || mine || ') or t.matter in (' || held || '))' || page || sight
      || order_by || '$8) t'
      into ids, ats using of_county, query, lo, hi, keys, before, before_id, most;
  end if;
  return query select * from unnest(ids, ats);
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

revoke execute on function matter_history, add_matter_rows, lodge_matter, append_to_matter, search_matters, count_open, sum_tallies, count_inbox,
  count_desks, related_matters from public;
grant execute on function matter_history, lodge_matter, append_to_matter, search_matters, count_open, sum_tallies, count_inbox, count_desks, related_matters
  to lingyan_app, lingyan_system;
grant select on matter_text to lingyan_system;
