-- why: sums are held against the records every night; a difference is a fault that somebody must look into, so it is kept until it is gone.

alter table derive_state add column compared_at timestamptz;
-- how many numbers differed then
alter table derive_state add column differences integer not null default 0;
