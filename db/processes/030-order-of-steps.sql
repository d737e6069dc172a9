--liquibase formatted sql

--changeset millrace:processes-030-order-of-steps splitStatements:false
--comment: The engine keeps milliseconds, and takes many steps in one. Its counter of steps stands in the microseconds, so that a history is in the order in which things happened.
create or replace view process_step with (security_invoker = true) as
select md5(s.id_)::uuid as id, s.proc_inst_id_ as instance_id, s.proc_def_id_ as definition_id, s.act_id_ as element_id,
       s.act_name_ as name, s.act_type_ as type, s.assignee_ as done_by, s.call_proc_inst_id_::uuid as called_process,
       s.start_time_ at time zone 'UTC' + mod(s.sequence_counter_, 1000) * interval '1 microsecond' as started_at,
       s.end_time_ at time zone 'UTC' + mod(s.sequence_counter_, 1000) * interval '1 microsecond' as ended_at,
       s.duration_ as milliseconds, s.act_inst_state_ = 2 as canceled, s.sequence_counter_ as position
from act_hi_actinst s
where s.tenant_id_ = (select current_tenant_alias());
--rollback empty
