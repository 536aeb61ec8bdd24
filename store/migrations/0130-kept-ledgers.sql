-- why: a department keeps its ledger in the whole county, though it sees nothing else there by region. What it keeps travels as app.kept (keys of
-- ledgers) with a range of its own; for everybody else it is absent, and the first part of each policy decides alone. The tables of such ledgers
-- have the same range in their policy (store/ledger/shape.ts).

drop policy derive_due_scope on derive_due;
create policy derive_due_scope on derive_due to lingyan_app using (
  (region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or (ledger = any (string_to_array(current_setting('app.kept', true), ','))
    and region >= current_setting('app.kept_lo', true) and region < current_setting('app.kept_hi', true))
);

drop policy ledger_file_scope on ledger_file;
create policy ledger_file_scope on ledger_file to lingyan_app using (
  (region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or (ledger = any (string_to_array(current_setting('app.kept', true), ','))
    and region >= current_setting('app.kept_lo', true) and region < current_setting('app.kept_hi', true))
);
