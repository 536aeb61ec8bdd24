-- why: a past day is asked of matters too, and histories are read by the owner's functions only.

-- Matters in sight, open to all of the range, on which something was done after an instant: a past day sees them as they stood then.
create function moved_matters(of_process text, lo text, hi text, instant timestamptz) returns setof uuid
language sql stable security definer set search_path = public as $$
  select m.id from matter m
  where m.process = of_process and not m.sealed and m.lodged_at <= instant
    and exists (select 1 from matter_entry e where e.county = m.county and e.matter = m.id and e.at > instant)
    and m.region >= greatest(lo, current_setting('app.lo', true) collate "C")
    and m.region < least(hi, coalesce(current_setting('app.hi', true), '') collate "C")
$$;
revoke execute on function moved_matters from public;
grant execute on function moved_matters to lingyan_app, lingyan_system;
