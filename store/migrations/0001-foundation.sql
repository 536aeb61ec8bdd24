-- why: the tables of places, people, matters and audit that every later pack builds on.
-- Runs as the owner. The application signs in as the role lingyan_app (made before by store/migrate.ts).
-- Sharded tables carry county first in the key; reference and plain tables say so.

-- ── place (reference) ────────────────────────────────────────────────────────────────────────────
create table region (
  code text collate "C" not null,
  name text not null,
  level smallint not null,
  -- unit type: province city county town street township village community farm other, or the key of a grid layer
  kind text not null,
  valid_from date not null,
  valid_to date,
  lon double precision,
  lat double precision,
  constraint region_pk primary key (code, valid_from),
  constraint region_valid check (valid_to is null or valid_to > valid_from),
  constraint region_code_digits check (code ~ '^[0-9]{2,24}$')
);
create index region_level on region (level, code) where valid_to is null;
create index region_name on region (name text_pattern_ops) where valid_to is null;

create table region_succession (
  id uuid not null constraint region_succession_pk primary key,
  kind text not null constraint region_succession_kind check (kind in ('merge', 'split', 'rename', 'move')),
  on_date date not null,
  from_code text collate "C" not null,
  to_code text collate "C" not null,
  document text not null default ''
);
create index region_succession_from on region_succession (from_code, on_date);

create table region_shape (
  code text collate "C" not null constraint region_shape_pk primary key,
  -- GeoJSON geometry, CGCS2000 (taken as WGS-84), longitude first
  geometry jsonb not null
);

create table organisation (
  code text collate "C" not null constraint organisation_pk primary key,
  name text not null,
  short_name text not null default '',
  -- government, party, co-op, team …: several hierarchies over the same regions
  hierarchy text not null,
  kind text not null,
  region text collate "C" not null,
  parent text collate "C" constraint organisation_parent references organisation (code),
  valid_from date not null,
  valid_to date
);
create index organisation_region on organisation (region);

-- settings that an administrator changes while it runs (names of layers, parameter set in force, quotas …)
create table setting (
  county char(6) collate "C" not null,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  constraint setting_pk primary key (county, key)
);

-- ── people who sign in (plain) ───────────────────────────────────────────────────────────────────
create table account (
  id uuid not null constraint account_pk primary key,
  county char(6) collate "C" not null,
  login text not null constraint account_login unique,
  name text not null,
  phone_cipher bytea,
  -- argon2id; null where only single sign-on is allowed
  password_hash text,
  password_changed_at timestamptz,
  previous_hashes text[] not null default '{}',
  totp_cipher bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  failed_count smallint not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  oidc_subject text constraint account_oidc unique,
  created_at timestamptz not null
);
create table position (
  id uuid not null constraint position_pk primary key,
  county char(6) collate "C" not null,
  account uuid not null constraint position_account references account (id),
  role text not null,
  region text collate "C" not null,
  org text collate "C",
  -- role@(org or region): where work lands
  desk text collate "C" generated always as (role || '@' || coalesce(org, region)) stored,
  title text not null default '',
  valid_from date not null,
  valid_to date
);
create index position_account_idx on position (account);
create index position_desk on position (desk);
create index position_region on position (region, role);
create table session (
  token_digest bytea not null constraint session_pk primary key,
  account uuid constraint session_account references account (id),
  resident uuid,
  county char(6) collate "C" not null,
  position uuid,
  -- password (second factor still due), full
  strength text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account_idx on session (account);

-- ── residents and households (sharded) ───────────────────────────────────────────────────────────
create table resident (
  county char(6) collate "C" not null,
  id uuid not null,
  phone_digest bytea not null,
  phone_cipher bytea not null,
  name_cipher bytea,
  created_at timestamptz not null,
  constraint resident_pk primary key (county, id),
  constraint resident_phone unique (county, phone_digest)
);
create table resident_code (
  county char(6) collate "C" not null,
  phone_digest bytea not null,
  code_digest bytea not null,
  attempts smallint not null default 0,
  expires_at timestamptz not null,
  constraint resident_code_pk primary key (county, phone_digest)
);
create table household (
  county char(6) collate "C" not null,
  id uuid not null,
  -- lowest grid layer: a household lies in exactly one
  region text collate "C" not null,
  door text not null,
  head_name text not null,
  phone_cipher bytea,
  persons smallint not null constraint household_persons check (persons between 0 and 99),
  -- position that keeps contact; null shows as unassigned
  worker uuid,
  note text not null default '',
  version integer not null default 1,
  constraint household_pk primary key (county, id)
);
create index household_region on household (county, region);
create index household_worker on household (county, worker);

-- ── matters (sharded) ────────────────────────────────────────────────────────────────────────────
create table matter (
  county char(6) collate "C" not null,
  id uuid not null,
  number text collate "C" not null,
  process text not null,
  version text not null,
  parameters text not null,
  region text collate "C" not null,
  sealed boolean not null default false,
  orgs text[] collate "C" not null default '{}',
  owner uuid,
  tracking_digest bytea not null,
  channel text not null,
  category text collate "C",
  subject text not null,
  body text not null,
  address text not null default '',
  lon double precision,
  lat double precision,
  contact_name_cipher bytea,
  contact_phone_cipher bytea,
  data jsonb not null default '{}',
  lodged_at timestamptz not null,
  -- fold of matter_entry, rewritten with every entry and by `lingyan rebuild`
  step text not null,
  stage text not null,
  lead text collate "C",
  due_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  outcome text,
  late boolean not null default false,
  supervised smallint not null default 0,
  contacted boolean,
  resolved boolean,
  satisfaction smallint,
  merged_into uuid,
  entries integer not null,
  constraint matter_pk primary key (county, id),
  constraint matter_number unique (county, number),
  constraint matter_tracking unique (county, tracking_digest)
);
create index matter_region on matter (county, region, lodged_at desc);
create index matter_lodged on matter (county, lodged_at desc, id);
create index matter_owner on matter (county, owner, lodged_at desc) where owner is not null;
create index matter_due on matter (county, due_at, id) where closed_at is null;
create index matter_open_region on matter (county, region, due_at) where closed_at is null;
create index matter_lead on matter (county, lead, lodged_at desc);
create index matter_category on matter (county, category, lodged_at desc);

-- append-only: the application may insert, and reads through entries_of() only
create table matter_entry (
  county char(6) collate "C" not null,
  matter uuid not null,
  seq integer not null,
  at timestamptz not null,
  action text not null,
  effect text not null,
  step_from text,
  step_to text not null,
  actor jsonb not null,
  data jsonb not null default '{}',
  constraint matter_entry_pk primary key (county, matter, seq),
  constraint matter_entry_matter foreign key (county, matter) references matter (county, id)
);

create table matter_task (
  county char(6) collate "C" not null,
  matter uuid not null,
  key text not null,
  desk text collate "C" not null,
  kind text not null,
  step text not null,
  region text collate "C" not null,
  sealed boolean not null default false,
  opened_at timestamptz not null,
  due_at timestamptz,
  done_at timestamptz,
  constraint matter_task_pk primary key (county, matter, key),
  constraint matter_task_matter foreign key (county, matter) references matter (county, id)
);
create index matter_task_desk on matter_task (county, desk, due_at, matter) where done_at is null;
create index matter_task_due on matter_task (county, due_at) where done_at is null;

-- bigrams of subject, body and address, for search_matters()
create table matter_text (
  county char(6) collate "C" not null,
  matter uuid not null,
  region text collate "C" not null,
  lodged_at timestamptz not null,
  words tsvector not null,
  constraint matter_text_pk primary key (county, matter)
);
create index matter_text_words on matter_text using gin (words);
create index matter_text_lodged on matter_text (county, lodged_at desc, matter);

create table attachment (
  county char(6) collate "C" not null,
  id uuid not null,
  matter uuid,
  region text collate "C" not null,
  -- session or tracking digest that uploaded it; the first act on a matter claims it
  claim bytea,
  media_type text not null,
  bytes integer not null,
  width integer,
  height integer,
  digest bytea not null,
  created_at timestamptz not null,
  constraint attachment_pk primary key (county, id)
);
create index attachment_matter on attachment (county, matter);

-- sums by month, village and responsible organisation, written with the matters; `lingyan rebuild` makes them again
create table matter_tally (
  county char(6) collate "C" not null,
  month char(7) collate "C" not null,
  region text collate "C" not null,
  org text collate "C" not null,
  process text collate "C" not null,
  sealed boolean not null,
  lodged integer not null default 0,
  answered integer not null default 0,
  answered_late integer not null default 0,
  closed integer not null default 0,
  reopened integer not null default 0,
  returned integer not null default 0,
  extended integer not null default 0,
  supervised integer not null default 0,
  judged integer not null default 0,
  contacted integer not null default 0,
  resolved integer not null default 0,
  satisfied integer not null default 0,
  basically integer not null default 0,
  constraint matter_tally_pk primary key (county, month, region, org, process, sealed)
);
create index matter_tally_org on matter_tally (county, org, month);
create table matter_flow (
  county char(6) collate "C" not null,
  month char(7) collate "C" not null,
  region text collate "C" not null,
  process text collate "C" not null,
  sealed boolean not null,
  step_from text collate "C" not null,
  step_to text collate "C" not null,
  passed integer not null default 0,
  constraint matter_flow_pk primary key (county, month, region, process, sealed, step_from, step_to)
);

-- ── safety nets (sharded) ────────────────────────────────────────────────────────────────────────
create table idempotency (
  county char(6) collate "C" not null,
  key text not null,
  actor text not null,
  request_digest bytea not null,
  status smallint not null,
  response jsonb not null,
  created_at timestamptz not null,
  constraint idempotency_pk primary key (county, actor, key)
);
create table outbox (
  county char(6) collate "C" not null,
  id uuid not null,
  dedupe text not null,
  channel text not null constraint outbox_channel check (channel in ('sms', 'email', 'webhook', 'inbox')),
  recipient bytea not null,
  template text not null,
  params jsonb not null,
  matter uuid,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts smallint not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  error text,
  constraint outbox_pk primary key (county, id),
  constraint outbox_dedupe unique (county, dedupe)
);
create index outbox_next on outbox (county, next_at) where sent_at is null and failed_at is null;
create table number_block (
  county char(6) collate "C" not null,
  series text not null,
  next bigint not null,
  constraint number_block_pk primary key (county, series)
);

-- ── audit (sharded, append-only) ─────────────────────────────────────────────────────────────────
create table audit (
  county char(6) collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  position uuid,
  action text not null,
  object_kind text not null,
  object_id text not null,
  region text collate "C" not null,
  result text not null,
  detail jsonb not null default '{}',
  -- keyed digest of the row, so that a row put in behind the program's back shows even before it is sealed
  mac bytea not null,
  constraint audit_pk primary key (county, id)
);
create index audit_at on audit (county, at desc);
create index audit_object on audit (county, object_kind, object_id);
create table audit_seal (
  county char(6) collate "C" not null,
  seq bigint not null,
  at timestamptz not null,
  -- rows of this seal in order, and their macs, end to end
  ids uuid[] not null,
  macs bytea not null,
  previous bytea not null,
  digest bytea not null,
  constraint audit_seal_pk primary key (county, seq)
);
