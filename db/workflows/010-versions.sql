--liquibase formatted sql

--changeset millrace:workflows-010-versions splitStatements:false
--comment: What the current organization may use of the engine's models, its own and those that all share. The engine's tables know no row level security, so the view asks for the tenant itself.
create function current_tenant_alias() returns text
    language sql stable
    as $$ select alias from organization where id = (select current_tenant()) $$;
create view workflow_version with (security_invoker = true) as
select 'PROCESS' as kind, p.key_ as key, p.name_ as name, p.version_ as version, p.tenant_id_ is null as shared,
       p.version_tag_ as version_tag, p.id_ as definition_id, p.deployment_id_ as deployment_id,
       p.resource_name_ as file_name, d.deploy_time_ at time zone 'UTC' as deployed_at,
       md5('PROCESS' || p.id_)::uuid as id
from act_re_procdef p join act_re_deployment d on d.id_ = p.deployment_id_
where p.tenant_id_ is null or p.tenant_id_ = (select current_tenant_alias())
union all
select 'DECISION', p.key_, p.name_, p.version_, p.tenant_id_ is null,
       p.version_tag_, p.id_, p.deployment_id_,
       p.resource_name_, d.deploy_time_ at time zone 'UTC',
       md5('DECISION' || p.id_)::uuid
from act_re_decision_def p join act_re_deployment d on d.id_ = p.deployment_id_
where p.tenant_id_ is null or p.tenant_id_ = (select current_tenant_alias())
union all
select 'FORM', p.key_, null, p.version_, p.tenant_id_ is null,
       null, p.id_, p.deployment_id_,
       p.resource_name_, d.deploy_time_ at time zone 'UTC',
       md5('FORM' || p.id_)::uuid
from act_re_camformdef p join act_re_deployment d on d.id_ = p.deployment_id_
where p.tenant_id_ is null or p.tenant_id_ = (select current_tenant_alias());
comment on view workflow_version is 'every deployed version of processes, decisions and forms; a key''s own versions come before the shared ones';
create view workflow with (security_invoker = true) as
select distinct on (kind, key) * from workflow_version order by kind, key, shared, version desc;
comment on view workflow is 'the version of each key that is in force for the current organization';
grant select on workflow_version, workflow to millrace_app;
--rollback drop view workflow; drop view workflow_version; drop function current_tenant_alias();
