-- why: how far a past period is covered counts the regions of its last day: those opened since are looked for with every such number.
create index region_opened on region (level, valid_from, code);
