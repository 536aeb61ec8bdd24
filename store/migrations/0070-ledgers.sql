-- why: what is fixed for all ledgers; the table of each is made from its definition (store/ledger/define.ts), beside these.

-- reference: the definition that each ledger's table was made from
create table ledger_definition (
  key text collate "C" not null constraint ledger_definition_pk primary key,
  definition jsonb not null,
  applied_at timestamptz not null
);
grant select on ledger_definition to lingyan_app, lingyan_system;

-- sharded: regions and periods whose records changed, until their sums follow; period '' where the ledger has none
create table derive_due (
  county char(6) collate "C" not null,
  ledger text collate "C" not null,
  region text collate "C" not null,
  period text collate "C" not null,
  since timestamptz not null,
  constraint derive_due_pk primary key (county, ledger, region, period)
);
alter table derive_due enable row level security;
create policy derive_due_scope on derive_due to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy derive_due_system on derive_due to lingyan_system using (true) with check (true);
grant select, insert, update on derive_due to lingyan_app;
grant select, insert, update, delete on derive_due to lingyan_system;
