-- why: indicators are measured over matters too. Every act says which village's month its matter counts in; the job that makes sums follow
-- takes it from there. Rows are only added here, so that acts wait neither for each other nor for the job.

-- sharded: a row for each act until the sums follow
create table matter_due (
  county char(6) collate "C" not null,
  process text collate "C" not null,
  region text collate "C" not null,
  -- YYYY-MM in China, of the lodging
  month text collate "C" not null,
  since timestamptz not null
);
alter table matter_due enable row level security;
create policy matter_due_scope on matter_due for select to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy matter_due_system on matter_due to lingyan_system using (true) with check (true);
grant select on matter_due to lingyan_app;
grant select, insert, update, delete on matter_due to lingyan_system;

create or replace function lodge_matter(w jsonb) returns void
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
  -- what is on a closed route counts nowhere, and nothing may tell of it
  if not m.sealed then
    insert into matter_due (county, process, region, month, since)
    values (m.county, m.process, left(m.region, 12), to_char(m.lodged_at at time zone 'Asia/Shanghai', 'YYYY-MM'), now());
  end if;
end $$;

create or replace function append_to_matter(w jsonb) returns void
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
  -- a route that was shut just now is counted no more
  if not m.sealed or w ? 'unreach' then
    insert into matter_due (county, process, region, month, since)
    values (m.county, m.process, left(m.region, 12), to_char(m.lodged_at at time zone 'Asia/Shanghai', 'YYYY-MM'), now());
  end if;
end $$;
