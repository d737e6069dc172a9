--liquibase formatted sql

--changeset millrace:approvals-010-approval
--comment: One row per user task that decides, written in the engine's transaction; it serves the inbox by index whatever the number of open tasks.
create table approval (
    tenant_id           uuid        not null,
    id                  uuid        not null,
    task_id             text        not null,
    process_instance_id text        not null,
    kind                text        not null,
    subject_type        text        not null,
    subject_id          uuid        not null,
    title               text        not null,
    summary             text        not null,
    amount              numeric(19, 4),
    currency            char(3),
    level               integer     not null,
    capability          text        not null,
    requested_by        text,
    assignee            text,
    created_at          timestamptz not null,
    due_at              timestamptz,
    state               text        not null check (state in ('WAITING', 'DECIDED', 'WITHDRAWN')),
    decision            text check (decision in ('APPROVE', 'REJECT', 'RETURN')),
    reason              text,
    decided_by          text,
    decided_at          timestamptz,
    version             bigint      not null,
    primary key (tenant_id, id),
    unique (tenant_id, task_id),
    check ((state = 'DECIDED') = (decision is not null and decided_by is not null and decided_at is not null))
);
create index approval_inbox on approval (tenant_id, capability, created_at, id) where state = 'WAITING';
create index approval_assigned on approval (tenant_id, assignee, created_at, id) where state = 'WAITING';
create index approval_subject on approval (tenant_id, subject_id, created_at);
create index approval_signers on approval (tenant_id, process_instance_id, decided_by);
create index approval_created on approval (tenant_id, created_at, id);
create index approval_due on approval (tenant_id, due_at, id);
create index approval_kind on approval (tenant_id, kind, created_at, id);
create index approval_state on approval (tenant_id, state, created_at, id);
select protect_business_table('approval');
--rollback drop table approval;
