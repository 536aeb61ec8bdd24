-- why: every list of matters is an equality on one index, whatever the level of the asker (a range over codes would be sorted anew for
-- each page); what is open lies in a narrow table of its own, so that an act rewrites few indexes; organisations find theirs by a
-- row of their own, because an index behind && is not used under a policy.

alter table matter
  add column town text collate "C" generated always as (left(region, 9)) stored,
  add column village text collate "C" generated always as (left(region, 12)) stored,
  -- organisation or region behind the desk that answers for it: the one that leads, and when nobody does, the last that did
  add column responsible text collate "C" not null default '',
  -- unit of the clock that runs: hours, natural-days, working-days
  add column due_unit text,
  add column step_since timestamptz,
  add column returned smallint not null default 0,
  add column extended smallint not null default 0,
  add column reopened smallint not null default 0,
  add column verdict_source text,
  -- as lodged: category and sealed are rewritten by acts, and the fold begins with these
  add column lodged_category text collate "C",
  add column lodged_sealed boolean not null default false;
alter table matter set (fillfactor = 80);

drop index matter_region, matter_lodged, matter_owner, matter_due, matter_open_region, matter_lead, matter_category;
create index matter_lodged on matter (county, lodged_at, id);
create index matter_town on matter (county, town, lodged_at, id);
create index matter_village on matter (county, village, lodged_at, id);
create index matter_region on matter (county, region, lodged_at, id);
create index matter_owner on matter (county, owner, lodged_at, id) where owner is not null;
create index matter_category on matter (county, category, lodged_at, id);
create index matter_responsible on matter (county, responsible, lodged_at, id);
create index matter_merged on matter (county, merged_into) where merged_into is not null;

-- what is open now, narrow; a row per open matter. due_at is infinity where no clock runs, so that pages go on by key
create table matter_open (
  county char(6) collate "C" not null,
  matter uuid not null,
  region text collate "C" not null,
  town text collate "C" generated always as (left(region, 9)) stored,
  village text collate "C" generated always as (left(region, 12)) stored,
  sealed boolean not null,
  orgs text[] collate "C" not null,
  owner uuid,
  process text collate "C" not null,
  step text collate "C" not null,
  responsible text collate "C" not null,
  category text collate "C",
  lodged_at timestamptz not null,
  due_at timestamptz not null,
  -- when the program's own job looks at it next: a step lapses, a rung of supervision is due, the matter it waits for was answered
  lapse_at timestamptz,
  constraint matter_open_pk primary key (county, matter),
  constraint matter_open_matter foreign key (county, matter) references matter (county, id)
) with (fillfactor = 70);
create index matter_open_due on matter_open (county, due_at, matter);
create index matter_open_town on matter_open (county, town, due_at, matter);
create index matter_open_village on matter_open (county, village, due_at, matter);
create index matter_open_lapse on matter_open (county, lapse_at) where lapse_at is not null;
create index matter_open_responsible on matter_open (county, responsible, due_at, matter);

-- organisations and desks that hold or held a matter: the same as its orgs[], one row each, in order of lodging
create table matter_reach (
  county char(6) collate "C" not null,
  org text collate "C" not null,
  matter uuid not null,
  lodged_at timestamptz not null,
  -- the desk's own region does not reach it: a colleague with a region finds it only here
  outside boolean not null,
  closed boolean not null,
  constraint matter_reach_pk primary key (county, org, matter),
  constraint matter_reach_matter foreign key (county, matter) references matter (county, id)
);
create index matter_reach_lodged on matter_reach (county, org, lodged_at, matter);
create index matter_reach_outside on matter_reach (county, org, lodged_at, matter) where outside;
create index matter_reach_still on matter_reach (county, org, matter) where not closed;

-- unit as in matter.due_unit; infinity as in matter_open
alter table matter_task add column due_unit text;
update matter_task set due_at = 'infinity' where due_at is null;
alter table matter_task alter column due_at set default 'infinity';
alter table matter_task alter column due_at set not null;
alter table matter_task set (fillfactor = 80);
create index matter_task_done on matter_task (county, desk, done_at, matter) where done_at is not null;

alter table matter_tally set (fillfactor = 60);
alter table matter_flow set (fillfactor = 60);

-- lodged by month, village and topmost category, for boards; category is empty where none is known
create table matter_theme (
  county char(6) collate "C" not null,
  month char(7) collate "C" not null,
  region text collate "C" not null,
  process text collate "C" not null,
  sealed boolean not null,
  category text collate "C" not null,
  lodged integer not null,
  constraint matter_theme_pk primary key (county, month, region, process, sealed, category)
) with (fillfactor = 60);
create index matter_tally_region on matter_tally (county, region, month);
create index matter_flow_region on matter_flow (county, region, month);
create index matter_theme_region on matter_theme (county, region, month);

alter table matter_text
  add column town text collate "C" generated always as (left(region, 9)) stored,
  add column village text collate "C" generated always as (left(region, 12)) stored;
drop index matter_text_lodged, matter_text_words;
create index matter_text_lodged on matter_text (county, lodged_at, matter);
create index matter_text_town on matter_text (county, town, lodged_at, matter);
create index matter_text_village on matter_text (county, village, lodged_at, matter);
-- words not yet merged into the index are read by every search: keep them few
create index matter_text_words on matter_text using gin (words) with (gin_pending_list_limit = 512);
alter table matter_text alter column words set statistics 500;

alter table matter_open enable row level security;
create policy matter_open_read on matter_open for select to lingyan_app using (
  (not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or orgs && string_to_array(current_setting('app.orgs', true), ',')
  or owner = nullif(current_setting('app.owner', true), '')::uuid
);
create policy matter_open_system on matter_open to lingyan_system using (true) with check (true);
alter table matter_theme enable row level security;
create policy matter_theme_read on matter_theme for select to lingyan_app using (
  not sealed and region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy matter_theme_system on matter_theme to lingyan_system using (true) with check (true);
alter table matter_reach enable row level security;
create policy matter_reach_read on matter_reach for select to lingyan_app using (
  org = any (string_to_array(current_setting('app.orgs', true), ','))
);
create policy matter_reach_system on matter_reach to lingyan_system using (true) with check (true);
grant select on matter_open, matter_reach, matter_theme to lingyan_app;
grant select, insert, update, delete on matter_open, matter_reach, matter_theme to lingyan_system;
