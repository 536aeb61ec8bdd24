-- why: a numbered list is policy (programmes/*), and who leads an item here, what was reported and who has received it are the county's own.

-- sharded: one row for each item and region whose lead was named, or to which a part of the item was handed down
create table list_assignment (
  county char(6) collate "C" not null,
  list text collate "C" not null,
  item text collate "C" not null,
  region text collate "C" not null,
  -- null: whoever holds the role that the list names
  desk text collate "C",
  due date,
  task text not null,
  version integer not null,
  assigned_at timestamptz not null,
  assigned_by text not null,
  -- the region that is asked has seen it; anew after each change
  received_at timestamptz,
  received_by text,
  constraint list_assignment_pk primary key (county, list, item, region)
);
create index list_assignment_region on list_assignment (region, list);
alter table list_assignment enable row level security;
create policy list_assignment_scope on list_assignment to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy list_assignment_system on list_assignment to lingyan_system using (true) with check (true);
grant select, insert, update, delete on list_assignment to lingyan_app, lingyan_system;

-- sharded: what a lead said to be done, where no number proves it; kept, never overwritten
create table list_report (
  county char(6) collate "C" not null,
  id uuid not null,
  list text collate "C" not null,
  item text collate "C" not null,
  region text collate "C" not null,
  -- of what is done again and again; empty where it is done once
  period text collate "C" not null,
  note text not null,
  evidence text not null,
  reported_at timestamptz not null,
  reported_desk text collate "C" not null,
  reported_by text not null,
  state text collate "C" not null constraint list_report_state check (state in ('reported', 'confirmed', 'returned')),
  decided_at timestamptz,
  decided_by text,
  decision text not null default '',
  constraint list_report_pk primary key (county, id)
);
create index list_report_region on list_report (region, list, item);
-- two at once: the second is told that it is reported already
create unique index list_report_waiting on list_report (county, list, item, region, period) where state <> 'returned';
alter table list_report enable row level security;
create policy list_report_scope on list_report to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy list_report_system on list_report to lingyan_system using (true) with check (true);
grant select, insert, update on list_report to lingyan_app;
grant select, insert, update, delete on list_report to lingyan_system;

-- sharded: a version that was published to the levels below, one row for each region that is to acknowledge it
create table list_receipt (
  county char(6) collate "C" not null,
  list text collate "C" not null,
  version text collate "C" not null,
  region text collate "C" not null,
  published_at timestamptz not null,
  published_by text not null,
  received_at timestamptz,
  received_by text,
  constraint list_receipt_pk primary key (county, list, version, region)
);
create index list_receipt_region on list_receipt (region, list);
alter table list_receipt enable row level security;
create policy list_receipt_scope on list_receipt to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy list_receipt_system on list_receipt to lingyan_system using (true) with check (true);
grant select, insert, update on list_receipt to lingyan_app;
grant select, insert, update, delete on list_receipt to lingyan_system;

-- sharded: why a form may be put on a level that has a list of all that may be: the item that it is, or an exception with its reason
create table list_admission (
  county char(6) collate "C" not null,
  request uuid not null,
  region text collate "C" not null,
  list text collate "C" not null,
  version text collate "C" not null,
  item text collate "C",
  exception text,
  admitted_at timestamptz not null,
  admitted_by text not null,
  constraint list_admission_pk primary key (county, request),
  constraint list_admission_one check ((item is null) <> (exception is null)),
  constraint list_admission_request_fk foreign key (county, request) references form_request (county, id)
);
create index list_admission_region on list_admission (region);
alter table list_admission enable row level security;
create policy list_admission_scope on list_admission to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy list_admission_system on list_admission to lingyan_system using (true) with check (true);
grant select, insert, update on list_admission to lingyan_app;
grant select, insert, update, delete on list_admission to lingyan_system;
