--liquibase formatted sql

--changeset millrace:workflows-030-set-aside
--comment: An organization's own versions that it no longer wants: up to the number, the shared one is in force again. They stay deployed, because what began with them goes on with them.
create table workflow_set_aside (
    tenant_id     uuid    not null,
    id            uuid    not null,
    kind          text    not null check (kind in ('PROCESS', 'DECISION', 'FORM')),
    key           text    not null,
    up_to_version integer not null check (up_to_version > 0),
    primary key (tenant_id, id),
    unique (tenant_id, kind, key)
);
select protect_business_table('workflow_set_aside');
create or replace view workflow with (security_invoker = true) as
select distinct on (v.kind, v.key) v.* from workflow_version v
where v.shared or v.version > coalesce(
    (select s.up_to_version from workflow_set_aside s
     where s.tenant_id = (select current_tenant()) and s.kind = v.kind and s.key = v.key), 0)
order by v.kind, v.key, v.shared, v.version desc;
--rollback create or replace view workflow with (security_invoker = true) as select distinct on (kind, key) * from workflow_version order by kind, key, shared, version desc;
--rollback drop table workflow_set_aside;
