--liquibase formatted sql

--changeset millrace:processes-020-plain-columns
--comment: The engine's tables are under row level security, and there an index on a cast or a time zone is not used: PostgreSQL does not know that such functions tell nothing. So what a list of instances filters and sorts by is a column.
alter table act_hi_procinst
    add column uuid uuid generated always as (id_::uuid) stored,
    add column started_at timestamptz generated always as (start_time_ at time zone 'UTC') stored,
    add column state text generated always as (case state_ when 'EXTERNALLY_TERMINATED' then 'CANCELED' when 'INTERNALLY_TERMINATED' then 'CANCELED' else state_ end) stored;
create or replace view process_instance with (security_invoker = true) as
select i.id_ as instance_id, i.uuid as id, i.proc_def_key_ as process, d.name_ as name, d.version_ as version,
       d.tenant_id_ is null as shared, i.proc_def_id_ as definition_id, d.deployment_id_ as deployment_id,
       d.resource_name_ as file_name, i.business_key_ as business_key,
       i.super_process_instance_id_::uuid as called_by, i.start_user_id_ as started_by,
       i.started_at, i.end_time_ at time zone 'UTC' as ended_at,
       i.state,
       i.end_act_id_ as ended_with, i.delete_reason_ as reason
from act_hi_procinst i join act_re_procdef d on d.id_ = i.proc_def_id_
where i.tenant_id_ = (select current_tenant_alias());
drop index if exists process_instance_by_start, process_instance_by_process, process_instance_by_state;
drop function if exists process_state(text);
create index process_instance_by_start on act_hi_procinst (tenant_id_, started_at, uuid);
create index process_instance_by_process on act_hi_procinst (tenant_id_, proc_def_key_, started_at, uuid);
create index process_instance_by_state on act_hi_procinst (tenant_id_, state, started_at, uuid);
--rollback empty
