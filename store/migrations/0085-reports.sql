-- why: whoever compares the same numbers every month keeps what he asks for under a name.

-- plain: a person's own questions, no answers: what he sees when he opens one is what his position shows him then
create table report (
  county char(6) collate "C" not null,
  account uuid not null,
  name text not null,
  -- indicators, region, level, periods (server/contract/indicator.ts)
  asked jsonb not null,
  saved_at timestamptz not null,
  constraint report_pk primary key (county, account, name)
);
grant select, insert, update, delete on report to lingyan_app, lingyan_system;
