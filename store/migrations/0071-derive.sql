-- why: sums follow from records, but also from what the indicators say, from the tree and (ages) from the day; what they were last
-- computed by tells whether one of these has changed since. The tables of sums themselves are made by store/derive/define.ts.

-- reference: one row for each ledger that has sums
create table derive_state (
  ledger text collate "C" not null constraint derive_state_pk primary key,
  -- columns of its sums, and the lines of succession that moved its records
  definition text not null,
  tree text not null,
  -- the day on which ages were told; null where nothing is asked of the day
  day date,
  computed_at timestamptz not null
);
grant select on derive_state to lingyan_app;
grant select, insert, update, delete on derive_state to lingyan_system;
