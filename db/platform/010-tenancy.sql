--liquibase formatted sql

--changeset millrace:platform-010-trigram
create extension if not exists pg_trgm;
--rollback drop extension pg_trgm;

--changeset millrace:platform-010-current-tenant splitStatements:false
--comment: '' and not NULL is what a local setting leaves behind when its transaction has ended.
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.tenant_id', true), '')::uuid;
--rollback drop function current_tenant();

--changeset millrace:platform-010-organization
create table organization (
    id         uuid primary key,
    alias      text not null unique,
    name       text not null,
    status     text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
    created_at timestamptz not null default now()
);
alter table organization enable row level security;
alter table organization force row level security;
create policy tenant_isolation on organization to millrace_app using (id = (select current_tenant()));
create policy owner_migrates on organization to millrace_owner using (true);
create policy worker_keeps_directory on organization to millrace_worker using (true);
grant select on organization to millrace_app;
grant select, insert, update on organization to millrace_worker;
--rollback drop table organization;
