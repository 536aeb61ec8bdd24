-- why: what nobody holds is asked through the owner of what comes nearest, and that may be a department or an office of a town: it sees what is
-- asked of it by its organisation, and no village is burdened by that.

-- code of the organisation that is asked; empty where whoever has the role in the region is
alter table form_ask add column org text collate "C" not null default '';
alter table form_ask drop constraint form_ask_once;
alter table form_ask add constraint form_ask_once unique (county, request, region, role, org);
create index form_ask_org on form_ask (org, id) where org <> '';
drop policy form_ask_scope on form_ask;
create policy form_ask_scope on form_ask to lingyan_app using (
  (region >= current_setting('app.lo', true) and region < current_setting('app.hi', true))
  or (org <> '' and org = any (string_to_array(current_setting('app.orgs', true), ',')))
);
