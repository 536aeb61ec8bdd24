-- why: a report that one has put together is of use to the whole office: it is shared with a county or a town, each reader sees his own numbers.

alter table report add column shared_with text collate "C";
-- who shares it, in words: name and post as they were when it was kept
alter table report add column by_name text not null default '';
create index report_shared on report (county, shared_with) where shared_with is not null;
