--liquibase formatted sql

--changeset millrace:platform-060-idempotency-key
--comment: The first answer to each call that came with a key. The row is inserted before the work and completed after it in one transaction, so a second call with the key waits at the primary key. No audit trigger: it holds copies of answers, whose causes are audited already, and a second copy in the audit log would outlive the 24 hours.
create table idempotency_key (
    tenant_id    uuid        not null default current_tenant(),
    user_id      text        not null,
    method       text        not null,
    path         text        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    status       smallint,
    etag         text,
    location     text,
    content_type text,
    body         bytea,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, user_id, method, path, key)
);
create index idempotency_key_age on idempotency_key (created_at);
comment on table idempotency_key is 'No audit trigger: copies of answers, kept 24 hours.';
comment on column idempotency_key.status is 'null only within the transaction that does the work';
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant_isolation on idempotency_key to millrace_app
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create policy owner_migrates on idempotency_key to millrace_owner using (true);
create policy worker_purges on idempotency_key to millrace_worker using (true);
grant select, insert, update on idempotency_key to millrace_app;
grant select (tenant_id, user_id, method, path, key, created_at), delete on idempotency_key to millrace_worker;
--rollback drop table idempotency_key;
