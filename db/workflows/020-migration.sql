--liquibase formatted sql

--changeset millrace:workflows-020-running-instances
--comment: Process instances of the current organization that run, by the version that they run on. A migration takes them one by one in the order of their ids.
create view running_instance with (security_invoker = true) as
select e.id_ as instance_id, e.id_::uuid as id, e.proc_def_id_ as definition_id
from act_ru_execution e
where e.parent_id_ is null and e.tenant_id_ = (select current_tenant_alias());
create index act_ru_execution_of_version on act_ru_execution (proc_def_id_, id_) where parent_id_ is null;
grant select on running_instance to millrace_app;
--rollback drop index act_ru_execution_of_version; drop view running_instance;

--changeset millrace:workflows-020-instance-shapes
--comment: Where a running instance stands and what hangs on it there, values left out: all that the engine looks at to say whether an instance can be migrated. Instances of one shape can all be, or none. The engine judges an element by itself, what is around it and what is directly in it, so a shape is the set of these.
create view running_instance_shape with (security_invoker = true) as
select instance_id, definition_id, md5(string_agg(part, E'\n' order by part)) as shape
from (select e.proc_inst_id_ as instance_id, e.proc_def_id_ as definition_id,
             concat_ws(' ', e.act_id_, e.is_active_, e.is_concurrent_, e.is_scope_, e.is_event_scope_, e.act_inst_id_ is null,
                       'in', p.act_id_, p.is_concurrent_, p.is_scope_, p.is_event_scope_,
                       'variables', (select string_agg(v.name_ || (v.task_id_ is null), ',' order by v.name_, v.task_id_ is null)
                                     from act_ru_variable v where v.execution_id_ = e.id_),
                       'tasks', (select string_agg(t.task_def_key_, ',' order by t.task_def_key_)
                                 from act_ru_task t where t.execution_id_ = e.id_),
                       'events', (select string_agg(concat_ws('/', s.event_type_, s.activity_id_), ',' order by s.event_type_, s.activity_id_)
                                  from act_ru_event_subscr s where s.execution_id_ = e.id_),
                       'jobs', (select string_agg(concat_ws('/', j.handler_type_, j.handler_cfg_), ',' order by j.handler_type_, j.handler_cfg_)
                                from act_ru_job j where j.execution_id_ = e.id_),
                       'external', (select string_agg(x.act_id_, ',' order by x.act_id_)
                                    from act_ru_ext_task x where x.execution_id_ = e.id_),
                       'incidents', (select string_agg(concat_ws('/', i.incident_type_, i.activity_id_), ',' order by i.incident_type_, i.activity_id_)
                                     from act_ru_incident i where i.execution_id_ = e.id_)) as part
      from act_ru_execution e left join act_ru_execution p on p.id_ = e.parent_id_
      where e.tenant_id_ = (select current_tenant_alias())) parts
group by instance_id, definition_id;
grant select on running_instance_shape to millrace_app;
--rollback drop view running_instance_shape;
