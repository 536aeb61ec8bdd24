-- why: a grid is drawn by a villager group, by a building or for a place of its own, and says what it covers (000-PT-02); both are of the
-- grid as it stood in its time, so they lie in its row and not beside it.

-- key of the type of grid that the county's scheme names; empty for divisions and for layers below the first
alter table region add column form text not null default '';
-- what it covers, in words: groups, roads, numbers of buildings
alter table region add column area text not null default '';
alter table region add constraint region_area_length check (length(area) <= 300);
