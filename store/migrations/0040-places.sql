-- why: the tree is asked for past days as often as for today; desks are cached by the program and must be renewed when positions
-- change; a grid of a department's own net is an alias of one grid of the county's net (002-JD-22: 四网融合).

drop index region_level;
create index region_level on region (level, code);
create index region_succession_to on region_succession (to_code, on_date);

-- plain: counts changes of a register that the program keeps in memory; read to see whether the copy is still good
create table register_version (
  register text not null constraint register_version_pk primary key,
  version bigint not null
);
insert into register_version (register, version) values ('positions', 1);
-- as the owner: whoever may change a position need not be able to write here
create function positions_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update register_version set version = version + 1 where register = 'positions';
  return null;
end $$;
create trigger position_changed after insert or update or delete on position
  for each statement execute function positions_changed();
create trigger account_changed after update of disabled_at on account
  for each statement execute function positions_changed();
grant select on register_version to lingyan_app, lingyan_system;

-- grids of other nets (public security, emergency, party …) and the grid of the county's one net that took each over
create table grid_alias (
  county char(6) collate "C" not null,
  net text not null,
  foreign_code text not null,
  region text collate "C" not null,
  name text not null default '',
  valid_from date not null,
  valid_to date,
  constraint grid_alias_pk primary key (county, net, foreign_code, valid_from),
  constraint grid_alias_valid check (valid_to is null or valid_to > valid_from)
);
create index grid_alias_region on grid_alias (county, region);
grant select, insert, update on grid_alias to lingyan_app, lingyan_system;
