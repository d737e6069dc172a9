--liquibase formatted sql

--changeset millrace:platform-050-file
--comment: The bytes are in the file store under tenant and hash. A file never changes: whatever has a new content is a new file.
create table file (
    tenant_id   uuid        not null,
    id          uuid        not null,
    version     bigint      not null default 0,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size        bigint      not null check (size > 0),
    media_type  text        not null,
    name        text        not null check (length(name) between 1 and 255),
    uploaded_by text        not null,
    uploaded_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, sha256)
);
comment on column file.size is 'in bytes';
comment on column file.name is 'as first uploaded; whoever uses the file keeps the name it has there';
select protect_business_table('file');
revoke update, delete on file from millrace_app;
--rollback drop table file;
