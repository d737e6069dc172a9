--liquibase formatted sql

--changeset millrace:approvals-030-policy
--comment: The version of the approval policy that an approval keeps to, such as 'own 2' or 'shared 1'. Those of before keep to none: their next level takes the policy then in force.
alter table approval add column policy_version text;
--rollback alter table approval drop column policy_version;
