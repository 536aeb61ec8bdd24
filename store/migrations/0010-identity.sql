-- why: codes sent to phones are limited per phone and address across restarts; sessions are swept by age; audit is paged by its id
-- (UUIDv7, in order of time) and by actor; only the program's own jobs may seal.

-- plain: who asked for a code, as keyed digests; swept after a day
create table code_request (
  county char(6) collate "C" not null,
  -- keyed digest of a phone number or a network address
  subject bytea not null,
  at timestamptz not null,
  id uuid not null,
  constraint code_request_pk primary key (county, subject, id)
);
create index code_request_at on code_request (at);
grant select, insert, delete on code_request to lingyan_app, lingyan_system;

create index session_expires on session (expires_at);
create index account_county on account (county, login);

-- audit ids are UUIDv7 made when the row is written, so a page in order of time is a range of the primary key
drop index audit_at;
create index audit_actor on audit (county, actor, id);

revoke insert on audit_seal from lingyan_app;
-- the sealing job waits for transactions that have written audit and are still open: it must see since when the application's run
-- roles belong to the whole server: where another database of it has done this, its owner was another, and may not be asked again
do $$ begin
  if not pg_has_role('lingyan_system', 'lingyan_app', 'member') then grant lingyan_app to lingyan_system; end if;
end $$;
