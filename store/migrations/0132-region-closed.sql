-- why: regions that were closed are few among those that stand, and are looked for with every number that says how far it is covered.
create index region_closed on region (level, code) where valid_to is not null;
