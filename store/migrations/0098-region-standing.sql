-- why: how many villages stood in a province on a day is asked with every number that it has; the index alone answers it, without the rows.

drop index region_level;
create index region_level on region (level, code) include (valid_from, valid_to);
