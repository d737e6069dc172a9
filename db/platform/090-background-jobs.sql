--liquibase formatted sql

--changeset millrace:platform-090-background-job
--comment: Work that takes longer than a request. It goes in steps, each a transaction that also writes here how far it came, so a step is done exactly once whatever dies.
create table background_job (
    tenant_id    uuid        not null,
    id           uuid        not null,
    kind         text        not null,
    title        text        not null,
    parameters   jsonb       not null,
    state        text        not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    total        bigint      check (total >= 0),
    done         bigint      not null default 0 check (done >= 0),
    position     text,
    result       jsonb       not null,
    error_code   text,
    error        text,
    attempts     integer     not null default 0,
    next_step_at timestamptz not null default now(),
    claimed_at   timestamptz,
    request_id   text        not null,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    primary key (tenant_id, id),
    check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check ((error is null) = (error_code is null))
) with (fillfactor = 70);
comment on column background_job.position is 'where the next step begins, in the words of the kind of work; null at the beginning';
comment on column background_job.total is 'null where nobody knows how much there is to do';
comment on column background_job.attempts is 'tries of the present step that were begun';
comment on column background_job.next_step_at is 'when the next step is due; while a node works on the job, when another takes it for dead';
comment on column background_job.request_id is 'of the call that asked for the work';
create index background_job_state on background_job (tenant_id, state, id);
create index background_job_kind on background_job (tenant_id, kind, id);
create index background_job_creator on background_job (tenant_id, created_by, id);
create index background_job_created on background_job (tenant_id, created_at, id);
create index background_job_claimed on background_job (tenant_id, claimed_at);
-- Without next_step_at, so that a step updates its row in place.
create index background_job_to_do on background_job (created_at) where state in ('QUEUED', 'RUNNING');
select protect_business_table('background_job');
-- What a step does is audited where it does it; here the changes of state are, not each step forward.
drop trigger audit on background_job;
create trigger audit after insert or delete on background_job for each row execute function audit_row();
create trigger audit_state after update on background_job for each row
    when (old.state is distinct from new.state) execute function audit_row();
-- Workers choose what to run next; what a job is about they see only as the organization that it belongs to.
create policy worker_chooses on background_job to millrace_worker using (true);
grant select (tenant_id, id, kind, state, attempts, next_step_at, claimed_at, created_at, started_at, request_id) on background_job to millrace_worker;
grant update (state, attempts, next_step_at, claimed_at, started_at) on background_job to millrace_worker;
--rollback drop table background_job;
