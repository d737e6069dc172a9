--liquibase formatted sql

--changeset millrace:platform-085-audit-by-operation
--comment: Deletions are few among many writes; without it a page of them reads the organization's whole log.
create index audit_log_operation on audit_log (tenant_id, operation, occurred_at);
--rollback drop index audit_log_operation;
