-- why: what must be published about a grid (its area in words, its worker's office phone, the supervision phone: 滨州网格条例 §6) had no place.
-- Reference: office numbers and areas only, never a person's private number.
create table public_contact (
  -- a region code (grid, village, town, county), an organisation code or a desk
  subject text collate "C" not null constraint public_contact_pk primary key,
  -- office phone that residents may call
  phone text not null default '',
  -- supervision phone (监督电话), where this subject has its own; else that of the nearest region above
  hotline text not null default '',
  -- what a grid covers, in words
  area text not null default '',
  changed_at timestamptz not null
);
grant select, insert, update, delete on public_contact to lingyan_app, lingyan_system;
