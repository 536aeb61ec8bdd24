-- why: a contract, a certificate, a photo of a bridge belong to the record that they prove, and are seen by whoever sees that record.

-- sharded: region is that of the record, or of whoever sent it as long as no record holds it; older versions keep what they held
create table ledger_file (
  county char(6) collate "C" not null,
  id uuid not null,
  region text collate "C" not null,
  ledger text collate "C" not null,
  record uuid,
  -- who may put it to a record; a digest of the position that sent it
  claim bytea,
  name text not null,
  media_type text collate "C" not null,
  bytes integer not null,
  width integer,
  height integer,
  digest bytea not null,
  created_at timestamptz not null,
  constraint ledger_file_pk primary key (county, id),
  constraint ledger_file_held check ((record is null) = (claim is not null))
);
create index ledger_file_record on ledger_file (county, record);
create index ledger_file_loose on ledger_file (created_at) where record is null;
create index ledger_file_digest on ledger_file (digest);
alter table ledger_file enable row level security;
create policy ledger_file_scope on ledger_file to lingyan_app using (
  region >= current_setting('app.lo', true) and region < current_setting('app.hi', true)
);
create policy ledger_file_system on ledger_file to lingyan_system using (true) with check (true);
grant select, insert, update on ledger_file to lingyan_app;
grant select, insert, update, delete on ledger_file to lingyan_system;
