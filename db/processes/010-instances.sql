--liquibase formatted sql

--changeset millrace:processes-010-state
--comment: How far an instance has come, in the API's words.
create function process_state(engine_state text) returns text
    language sql immutable
    return case engine_state when 'EXTERNALLY_TERMINATED' then 'CANCELED' when 'INTERNALLY_TERMINATED' then 'CANCELED' else engine_state end;
--rollback drop function process_state(text);

--changeset millrace:processes-010-instances
--comment: Process instances of the current organization, as the engine keeps their history.
create view process_instance with (security_invoker = true) as
select i.id_ as instance_id, i.id_::uuid as id, i.proc_def_key_ as process, d.name_ as name, d.version_ as version,
       d.tenant_id_ is null as shared, i.proc_def_id_ as definition_id, d.deployment_id_ as deployment_id,
       d.resource_name_ as file_name, i.business_key_ as business_key,
       i.super_process_instance_id_::uuid as called_by, i.start_user_id_ as started_by,
       i.start_time_ at time zone 'UTC' as started_at, i.end_time_ at time zone 'UTC' as ended_at,
       process_state(i.state_) as state,
       i.end_act_id_ as ended_with, i.delete_reason_ as reason
from act_hi_procinst i join act_re_procdef d on d.id_ = i.proc_def_id_
where i.tenant_id_ = (select current_tenant_alias());
create view process_step with (security_invoker = true) as
select md5(s.id_)::uuid as id, s.proc_inst_id_ as instance_id, s.proc_def_id_ as definition_id, s.act_id_ as element_id,
       s.act_name_ as name, s.act_type_ as type, s.assignee_ as done_by, s.call_proc_inst_id_::uuid as called_process,
       s.start_time_ at time zone 'UTC' as started_at, s.end_time_ at time zone 'UTC' as ended_at, s.duration_ as milliseconds,
       s.act_inst_state_ = 2 as canceled, s.sequence_counter_ as position
from act_hi_actinst s
where s.tenant_id_ = (select current_tenant_alias());
create view process_incident with (security_invoker = true) as
select i.id_ as id, i.proc_inst_id_ as instance_id, i.proc_def_id_ as definition_id,
       coalesce(i.failed_activity_id_, i.activity_id_) as element_id, i.incident_type_ as type, i.incident_msg_ as message,
       i.incident_timestamp_ at time zone 'UTC' as occurred_at
from act_ru_incident i
where i.tenant_id_ = (select current_tenant_alias());
grant select on process_instance, process_step, process_incident to millrace_app;
create index process_instance_by_start on act_hi_procinst (tenant_id_, (start_time_ at time zone 'UTC'), (id_::uuid));
create index process_instance_by_process on act_hi_procinst (tenant_id_, proc_def_key_, (start_time_ at time zone 'UTC'), (id_::uuid));
create index process_instance_by_state on act_hi_procinst (tenant_id_, process_state(state_), (start_time_ at time zone 'UTC'), (id_::uuid));
create index process_instance_by_subject on act_hi_procinst (tenant_id_, business_key_);
--rollback drop index process_instance_by_subject; drop index process_instance_by_state;
--rollback drop index process_instance_by_process; drop index process_instance_by_start;
--rollback drop view process_incident; drop view process_step; drop view process_instance;
