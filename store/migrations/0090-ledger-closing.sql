-- why: a period that was looked through and closed must not change any more behind the back of whoever reported its numbers.

-- sharded: what came last holds for a period and a region; nothing here is ever changed
create table ledger_closing (
  county char(6) collate "C" not null,
  ledger text collate "C" not null,
  seq integer not null,
  -- a county or a town, and all below it
  region text collate "C" not null,
  -- as it was said (2025, 2025-H1, 2025-03), and what that covers in the words of the ledger's period
  period text collate "C" not null,
  first text collate "C" not null,
  last text collate "C" not null,
  closes boolean not null,
  at timestamptz not null,
  -- null where the program closed it some days after its end
  by_position uuid,
  reason text,
  constraint ledger_closing_pk primary key (county, ledger, seq),
  constraint ledger_closing_reason check (closes or char_length(reason) >= 2)
);
alter table ledger_closing enable row level security;
-- whoever writes below has to know what was closed above; that a period is closed is no secret
create policy ledger_closing_read on ledger_closing for select to lingyan_app using (true);
create policy ledger_closing_add on ledger_closing for insert to lingyan_app with check (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy ledger_closing_system on ledger_closing to lingyan_system using (true) with check (true);
grant select, insert on ledger_closing to lingyan_app;
grant select, insert, update, delete on ledger_closing to lingyan_system;
