--liquibase formatted sql

--changeset millrace:identity-040-job-capabilities
--comment: Who sees the background jobs that others began, and who stops or repeats them. One's own need neither.
insert into capability (name, description) values
    ('JOB_READ', 'See background jobs that others began'),
    ('OPS_MANAGE_JOBS', 'Repeat and cancel background jobs that others began');
insert into role_capability (role, capability) values
    ('ops', 'JOB_READ'), ('ops', 'OPS_MANAGE_JOBS'),
    ('admin', 'JOB_READ'), ('admin', 'OPS_MANAGE_JOBS'),
    ('auditor', 'JOB_READ');
--rollback delete from role_capability where capability in ('JOB_READ', 'OPS_MANAGE_JOBS');
--rollback delete from capability where name in ('JOB_READ', 'OPS_MANAGE_JOBS');
