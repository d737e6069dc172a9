--liquibase formatted sql

--changeset millrace:platform-070-rate-limit
--comment: What is left of each rate limit, shared by all processes; written by the limiter alone, through the workers' role, so the runtime role does not even see it. No tenant: half of the buckets belong to network addresses. No audit trigger: counters. No index on the age: it would change with every write, and a page with room to spare lets PostgreSQL update rows in place.
create table rate_limit (
    bucket     text   primary key,
    state      bytea,
    expires_at bigint not null default 0
) with (fillfactor = 50);
comment on table rate_limit is 'Counters of the last minutes; no business data, no audit trigger.';
comment on column rate_limit.expires_at is 'milliseconds since 1970; the bucket is full again by then';
grant select, insert, update, delete on rate_limit to millrace_worker;
--rollback drop table rate_limit;
