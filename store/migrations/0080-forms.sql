-- why: a form that somebody wants is a request first: what is held fills it, and only what nobody holds is asked, of whoever owns the subject.
-- What is asked stands once for each region that is asked, so that a village sees what is asked of it, and how much that is in a month.

-- sharded: region is the part of the tree that the form is about
create table form_request (
  county char(6) collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  version integer not null,
  state text collate "C" not null constraint form_request_state check (state in ('drafted', 'answered', 'asking', 'done', 'withdrawn')),
  title text not null,
  basis text not null,
  -- in whose name: a department, an office
  asker text not null,
  level smallint not null,
  every text collate "C" not null constraint form_request_every check (every in ('once', 'month', 'quarter', 'year')),
  last date not null,
  -- [{key, title, pick?, need?}]
  columns jsonb not null,
  -- role and region of whoever asks: he alone changes it
  by_role text collate "C" not null,
  by_region text collate "C" not null,
  by_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint form_request_pk primary key (county, id)
);
create index form_request_region on form_request (region, id);
alter table form_request enable row level security;
create policy form_request_scope on form_request to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy form_request_system on form_request to lingyan_system using (true) with check (true);
grant select, insert, update on form_request to lingyan_app;
grant select, insert, update, delete on form_request to lingyan_system;

-- sharded: one row for each region and role that is asked
create table form_ask (
  county char(6) collate "C" not null,
  id uuid not null,
  request uuid not null,
  region text collate "C" not null,
  role text collate "C" not null,
  title text not null,
  basis text not null,
  asker text not null,
  every text collate "C" not null,
  first date not null,
  last date not null,
  -- [{key, title, reason}]
  fields jsonb not null,
  minutes integer not null,
  asked_at timestamptz not null,
  -- nothing more is due from then on
  ended_at timestamptz,
  -- encrypted, for what is asked may be personal
  answers bytea,
  answered_at timestamptz,
  answered_by text,
  constraint form_ask_pk primary key (county, id),
  constraint form_ask_once unique (county, request, region, role),
  constraint form_ask_request_fk foreign key (county, request) references form_request (county, id)
);
create index form_ask_region on form_ask (region, id);
create index form_ask_request on form_ask (county, request, region);
alter table form_ask enable row level security;
create policy form_ask_scope on form_ask to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy form_ask_system on form_ask to lingyan_system using (true) with check (true);
grant select, insert, update on form_ask to lingyan_app;
grant select, insert, update, delete on form_ask to lingyan_system;
