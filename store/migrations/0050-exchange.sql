-- why: an external system's own number is remembered with the record that it became, so that a file sent twice is taken in once and
-- an integrator recognises what it posted.

create table exchange_key (
  county char(6) collate "C" not null,
  -- who named it: `import:matters`, `open311:<name of the key>`
  source text collate "C" not null,
  external text collate "C" not null,
  record uuid not null,
  constraint exchange_key_pk primary key (county, source, external)
);
create index exchange_key_record on exchange_key (county, record);
grant select, insert on exchange_key to lingyan_app, lingyan_system;
