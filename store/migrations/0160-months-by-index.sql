-- why: an act names its month as text, and a month that was kept as char(7) was cast row by row to be compared with it: the key served up to
-- the month only. At a million matters each act stepped over eighty pages of passages where three do.
alter table matter_tally alter column month type text collate "C";
alter table matter_flow alter column month type text collate "C";
alter table matter_theme alter column month type text collate "C";
