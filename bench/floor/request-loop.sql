-- One request from lodging to the verdict in plain SQL, by hand: the same rows as the program writes (counted, see request-loop.ts),
-- six transactions, no rules, no policies, no reading. Run by pgbench as the owner: the floor that the whole program is held against.
\set t random(1, 9)
\set v random(1, 13)
\set n random(1, 2000000000)
select gen_random_uuid() as id \gset
begin;
insert into matter (county, id, number, process, version, parameters, region, orgs, tracking_digest, channel, subject, body, contact_phone_cipher, lodged_at, step, stage, lead, due_at, due_unit, step_since, responsible, entries)
values ('990101', :id::uuid, 'f' || :n::text || :id::text, 'resident-requests', '1.0.0', 'yunyan-2010', '99010100' || :t::text || (200 + :v::int), array['village-secretary@gov-99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text || (200 + :v::int), 'track:' || md5(:id::text)], sha256(:id::text::bytea), 'staff', '路灯不亮', '村口第三盏路灯坏了一个多星期，晚上老人和孩子出门看不见路，前天已经有人摔倒，请尽快派人来修，谢谢。' || :n::text, decode(:phone, 'hex'), now(), 'assess', 'assess', 'village-secretary@gov-99010100' || :t::text || (200 + :v::int), now() + interval '12 hours', 'hours', now(), 'gov-99010100' || :t::text || (200 + :v::int), 1);
insert into matter_text (county, matter, region, lodged_at, words) values ('990101', :id::uuid, '99010100' || :t::text || (200 + :v::int), now(), array_to_tsvector(array['路灯','灯不','不亮','村口','口第','第三','三盏','盏路','灯坏','坏了','了一','一个','个多','多星','星期','晚上','上老','老人','人和','和孩','孩子','子出','出门','门看','看不','不见','见路','前天','天已','已经','经有','有人','人摔','摔倒','请尽','尽快','快派','派人','人来','来修','谢谢', :n::text]));
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 1, now(), 'lodge', 'advance', null, 'assess', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit)
values ('990101', :id::uuid, '1.0', 'village-secretary@gov-99010100' || :t::text || '2', 'lead', 'assess', '99010100' || :t::text || (200 + :v::int), false, now(), now() + interval '2 days', 'hours');
insert into matter_open (county, matter, region, sealed, orgs, process, step, responsible, lodged_at, due_at, lapse_at) values ('990101', :id::uuid, '99010100' || :t::text || (200 + :v::int), false, array['gov-99010100' || :t::text], 'resident-requests', 'assess', 'gov-99010100' || :t::text, now(), now() + interval '12 hours', now() + interval '12 hours');
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':1:0', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into matter_theme as h (county, month, region, process, sealed, category, lodged) values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, '', 1) on conflict (county, month, region, process, sealed, category) do update set lodged = h.lodged + excluded.lodged;
insert into matter_tally as t (county, month, region, org, process, sealed, lodged)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text, 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set lodged = t.lodged + excluded.lodged;
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, '', 'assess', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.lodge', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
begin;
update matter set step = 'dispatch', stage = 'dispatch', lead = 'town-dispatcher@gov-99010100' || :t::text || '', due_at = now() + interval '2 days', due_unit = 'hours', step_since = now(), entries = 2 where county = '990101' and id = :id::uuid and entries = 1;
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 2, now(), 'send-to-town', 'advance', 'assess', 'dispatch', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
update matter_task set done_at = now() where county = '990101' and matter = :id::uuid and key = '1.0';
insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit)
values ('990101', :id::uuid, '2.0', 'town-dispatcher@gov-99010100' || :t::text || '', 'lead', 'dispatch', '99010100' || :t::text || (200 + :v::int), false, now(), now() + interval '2 days', 'hours');
update matter_open set step = 'dispatch', due_at = now() + interval '2 days', lapse_at = now() + interval '2 days' where county = '990101' and matter = :id::uuid;
insert into matter_tally as t (county, month, region, org, process, sealed, lodged)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text, 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set lodged = t.lodged + excluded.lodged;
insert into matter_tally as t (county, month, region, org, process, sealed, lodged)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'office-99010100' || :t::text || '-service', 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set lodged = t.lodged + excluded.lodged;
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, 'assess', 'dispatch', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.act', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
begin;
update matter set step = 'handle', stage = 'handle', lead = 'town-office@office-99010100' || :t::text || '-service', due_at = now() + interval '2 days', due_unit = 'hours', step_since = now(), entries = 3 where county = '990101' and id = :id::uuid and entries = 2;
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 3, now(), 'assign', 'advance', 'dispatch', 'handle', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
update matter_task set done_at = now() where county = '990101' and matter = :id::uuid and key = '2.0';
insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit)
values ('990101', :id::uuid, '3.0', 'town-office@office-99010100' || :t::text || '-service', 'lead', 'handle', '99010100' || :t::text || (200 + :v::int), false, now(), now() + interval '2 days', 'hours');
insert into matter_reach (county, org, matter, lodged_at, outside, closed) values ('990101', 'office-99010100' || :t::text || '-service', :id::uuid, now(), false, false) on conflict (county, matter, org) do nothing;
update matter_text set words = words || array_to_tsvector(array['#990101', '#99010100' || :t::text, '@office-99010100' || :t::text || '-service']) where county = '990101' and matter = :id::uuid;
update matter_open set step = 'handle', due_at = now() + interval '2 days', lapse_at = now() + interval '2 days' where county = '990101' and matter = :id::uuid;
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':3:0', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':3:1', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into matter_tally as t (county, month, region, org, process, sealed, lodged)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text, 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set lodged = t.lodged + excluded.lodged;
insert into matter_tally as t (county, month, region, org, process, sealed, lodged)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'office-99010100' || :t::text || '-service', 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set lodged = t.lodged + excluded.lodged;
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, 'dispatch', 'handle', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.act', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
begin;
update matter set step = 'confirm', stage = 'confirm', lead = 'town-dispatcher@gov-99010100' || :t::text || '', due_at = now() + interval '2 days', due_unit = 'hours', step_since = now(), entries = 4 where county = '990101' and id = :id::uuid and entries = 3;
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 4, now(), 'reply', 'advance', 'handle', 'confirm', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
update matter_task set done_at = now() where county = '990101' and matter = :id::uuid and key = '3.0';
insert into matter_task (county, matter, key, desk, kind, step, region, sealed, opened_at, due_at, due_unit)
values ('990101', :id::uuid, '4.0', 'town-dispatcher@gov-99010100' || :t::text || '', 'lead', 'confirm', '99010100' || :t::text || (200 + :v::int), false, now(), now() + interval '2 days', 'hours');
update matter_open set step = 'confirm', due_at = now() + interval '2 days', lapse_at = now() + interval '2 days' where county = '990101' and matter = :id::uuid;
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':4:0', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, 'handle', 'confirm', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.act', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
begin;
update matter set step = 'evaluate', stage = 'evaluate', lead = null, due_at = now() + interval '2 days', due_unit = 'hours', step_since = now(), entries = 5, answered_at = now() where county = '990101' and id = :id::uuid and entries = 4;
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 5, now(), 'release', 'advance', 'confirm', 'evaluate', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
update matter_task set done_at = now() where county = '990101' and matter = :id::uuid and key = '4.0';
update matter_open set step = 'evaluate', due_at = now() + interval '2 days', lapse_at = now() + interval '2 days' where county = '990101' and matter = :id::uuid;
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':5:0', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into matter_tally as t (county, month, region, org, process, sealed, answered)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text, 'resident-requests', false, 1)
on conflict (county, month, region, org, process, sealed) do update set answered = t.answered + excluded.answered;
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, 'confirm', 'evaluate', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.act', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
begin;
update matter set step = 'closed', stage = 'evaluate', lead = null, due_at = null, closed_at = now(), outcome = 'judged', contacted = true, resolved = true, satisfaction = 3, verdict_source = 'resident', entries = 6 where county = '990101' and id = :id::uuid and entries = 5;
insert into matter_entry (county, matter, seq, at, action, effect, step_from, step_to, actor, data)
values ('990101', :id::uuid, 6, now(), 'judge', 'advance', 'evaluate', 'closed', '{"kind":"staff","name":"某某","position":{"id":"00000000-0000-0000-0000-000000000000","role":"town-dispatcher","region":"990101001","org":"gov-990101001"}}', '{"note":"归镇里管","$":{"lead":"town-dispatcher@gov-990101001"}}');
delete from matter_open where county = '990101' and matter = :id::uuid;
update matter_reach set closed = true where county = '990101' and matter = :id::uuid;
insert into outbox (county, id, dedupe, channel, recipient, template, params, matter, created_at, next_at, failed_at, error)
values ('990101', gen_random_uuid(), :id::text || ':6:0', 'inbox', 'town-dispatcher@gov', 'requests.notice.arrived', '{"number":"1","subject":"路灯不亮"}', :id::uuid, now(), now(), now(), 'not-set-up');
insert into matter_tally as t (county, month, region, org, process, sealed, closed, judged, contacted, resolved, satisfied)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'gov-99010100' || :t::text, 'resident-requests', false, 1, 1, 1, 1, 1)
on conflict (county, month, region, org, process, sealed) do update set closed = t.closed + excluded.closed, judged = t.judged + excluded.judged, contacted = t.contacted + excluded.contacted, resolved = t.resolved + excluded.resolved, satisfied = t.satisfied + excluded.satisfied;
insert into matter_flow as f (county, month, region, process, sealed, step_from, step_to, passed)
values ('990101', to_char(now(), 'YYYY-MM'), '99010100' || :t::text || (200 + :v::int), 'resident-requests', false, 'evaluate', 'closed', 1)
on conflict (county, month, region, process, sealed, step_from, step_to) do update set passed = f.passed + excluded.passed;
insert into audit (county, id, at, actor, actor_name, position, action, object_kind, object_id, region, result, detail, mac)
values ('990101', gen_random_uuid(), now(), 'staff:00000000-0000-0000-0000-000000000000', '某某', null, 'matter.act', 'matter', :id::text, '99010100' || :t::text || (200 + :v::int), 'done', '{"action":"x","seq":2}', sha256(:id::text::bytea));
insert into matter_due (county, process, region, month, since) values ('990101', 'resident-requests', '99010100' || :t::text || (200 + :v::int), to_char(now(), 'YYYY-MM'), now());
commit;
