-- 50 000 process instances of five organizations in the engine's tables, most of them over, on models that all share.
insert into organization (id, alias, name)
select overlay('aaaaaaaa-0000-7000-8000-000000000001' placing i::text from 36)::uuid, 'organization-' || i, 'Organization ' || i
from generate_series(0, 4) i;

insert into act_re_deployment (id_, name_, deploy_time_) values ('deployment', 'filled', now());
insert into act_re_procdef (id_, rev_, key_, version_, deployment_id_, resource_name_, startable_)
select 'definition-' || i, 1, 'process-' || i, 1, 'deployment', 'process-' || i || '.bpmn', true from generate_series(0, 19) i;

insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, state_, tenant_id_)
select id, id, gen_random_uuid()::text, 'process-' || i % 997, 'definition-' || i % 20, now() - random() * interval '200 days',
       case when random() < 0.005 then 'ACTIVE' when random() < 0.1 then 'EXTERNALLY_TERMINATED' else 'COMPLETED' end,
       'organization-' || i % 5
from (select i, gen_random_uuid()::text as id from generate_series(1, 50000) i) instances;
vacuum analyze act_hi_procinst;
vacuum analyze act_re_procdef;
