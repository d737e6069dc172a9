--liquibase formatted sql

--changeset millrace:identity-010-member
--comment: A copy of what Keycloak says about people and their roles, so that mails, names and capabilities work while it is down.
create table member (
    tenant_id  uuid        not null references organization (id),
    id         uuid        not null,
    username   text        not null,
    email      text,
    first_name text,
    last_name  text,
    roles      text[]      not null,
    active     boolean     not null default true,
    seen_at    timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, username)
);
comment on column member.seen_at is 'when Keycloak said so: the issue time of a token, or the time of a reconciliation; older news never overwrites newer';
select protect_business_table('member');
revoke insert, update, delete on member from millrace_app;
create policy worker_keeps_directory on member to millrace_worker using (true);
grant select, insert, update, delete on member to millrace_worker;
create index member_by_user on member (id);
--rollback drop table member;

--changeset millrace:identity-010-capability
--comment: Reference data that all organizations share: what can be done, and what each system role may do by default.
create table capability (
    name        text primary key,
    description text not null
);
create table role (
    name        text primary key,
    description text not null
);
create table role_capability (
    role       text not null references role (name),
    capability text not null references capability (name),
    primary key (role, capability)
);
grant select on capability, role, role_capability to millrace_app, millrace_worker;
--rollback drop table role_capability; drop table role; drop table capability;

--changeset millrace:identity-010-system-roles
insert into role (name, description) values
    ('admin', 'Runs the organization: people, roles, settings'),
    ('manager', 'Decides on approvals within the organization''s limits'),
    ('staff', 'Works on day-to-day records'),
    ('owner', 'Sees what is their own'),
    ('accountant', 'Works on financial documents'),
    ('editor', 'Changes records without approving them'),
    ('viewer', 'Reads and changes nothing'),
    ('partner-manager', 'Takes partners in and keeps their records'),
    ('compliance-officer', 'Reviews screening hits and risk'),
    ('trader', 'Works on the trade desk'),
    ('quality-engineer', 'Handles non-conformances and their causes'),
    ('inspector', 'Inspects and records measurements'),
    ('design-engineer', 'Submits and reviews drawings'),
    ('project-manager', 'Runs engineering projects'),
    ('planner', 'Plans work orders'),
    ('logistics-clerk', 'Ships and scans'),
    ('process-designer', 'Changes and deploys process models'),
    ('integration', 'A system that starts and follows processes'),
    ('auditor', 'Reads everything, the audit log included'),
    ('superuser', 'The platform''s own administrator'),
    ('ops', 'Operates the system: jobs, incidents, events');
insert into capability (name, description) values
    ('AUDIT_READ', 'Read who changed what'),
    ('EVENT_READ', 'Read the organization''s events'),
    ('FILE_READ', 'Read files'),
    ('FILE_UPLOAD', 'Upload files'),
    ('PROCESS_READ', 'See processes in Cockpit'),
    ('PARTNER_READ', 'See partners and applications'),
    ('PARTNER_CREATE', 'Apply for a partner and complete the application'),
    ('PARTNER_UPDATE', 'Change partners'),
    ('PARTNER_REVIEW', 'Review screening hits'),
    ('PARTNER_APPROVE', 'Approve partners'),
    ('PARTNER_APPROVE_HIGH', 'Approve partners of high risk or volume'),
    ('APPROVAL_ESCALATION', 'Be told when a decision is late'),
    ('APPROVAL_POLICY_MANAGE', 'Decide what no approval policy covers, and change the policies'),
    ('PARTNER_MANAGE_BANK_ACCOUNTS', 'Change partners'' bank accounts');
insert into role_capability (role, capability) values
    ('partner-manager', 'PARTNER_READ'), ('partner-manager', 'PARTNER_CREATE'), ('partner-manager', 'PARTNER_UPDATE'),
    ('partner-manager', 'FILE_READ'), ('partner-manager', 'FILE_UPLOAD'),
    ('manager', 'PARTNER_READ'), ('manager', 'PARTNER_CREATE'), ('manager', 'PARTNER_APPROVE'),
    ('manager', 'FILE_READ'), ('manager', 'FILE_UPLOAD'),
    ('compliance-officer', 'PARTNER_READ'), ('compliance-officer', 'PARTNER_REVIEW'), ('compliance-officer', 'FILE_READ'),
    ('compliance-officer', 'PARTNER_APPROVE_HIGH'),
    ('integration', 'PARTNER_READ'), ('integration', 'PARTNER_CREATE'), ('integration', 'EVENT_READ'),
    ('integration', 'FILE_READ'), ('integration', 'FILE_UPLOAD'),
    ('admin', 'PARTNER_READ'), ('admin', 'APPROVAL_ESCALATION'), ('admin', 'APPROVAL_POLICY_MANAGE'), ('admin', 'AUDIT_READ'), ('admin', 'EVENT_READ'), ('admin', 'FILE_READ'), ('admin', 'PROCESS_READ'),
    ('viewer', 'PARTNER_READ'), ('viewer', 'FILE_READ'),
    ('auditor', 'PARTNER_READ'), ('auditor', 'FILE_READ'), ('auditor', 'AUDIT_READ'), ('auditor', 'EVENT_READ'), ('auditor', 'PROCESS_READ'),
    ('ops', 'PROCESS_READ');
--rollback delete from role_capability; delete from capability; delete from role;
