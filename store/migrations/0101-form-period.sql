-- why: a form may ask for a past period: then its answers come from that period's records, and from registers as they stood at its end.

-- 2025, 2025-H1, 2025-Q1, 2025-03; null: the latest of each ledger
alter table form_request add column period text collate "C";
