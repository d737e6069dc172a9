--liquibase formatted sql

--changeset millrace:identity-050-call-back
--comment: Who asks for another bank account, and who calls the partner back about it. Until now nobody could have the first.
insert into capability (name, description) values
    ('PARTNER_CALL_BACK', 'Call partners back about their bank accounts');
insert into role_capability (role, capability) values
    ('partner-manager', 'PARTNER_MANAGE_BANK_ACCOUNTS'),
    ('accountant', 'PARTNER_READ'), ('accountant', 'PARTNER_MANAGE_BANK_ACCOUNTS'), ('accountant', 'PARTNER_CALL_BACK'),
    ('manager', 'PARTNER_CALL_BACK'),
    ('compliance-officer', 'PARTNER_CALL_BACK');
--rollback delete from role_capability where capability in ('PARTNER_CALL_BACK', 'PARTNER_MANAGE_BANK_ACCOUNTS') or (role = 'accountant' and capability = 'PARTNER_READ');
--rollback delete from capability where name = 'PARTNER_CALL_BACK';
