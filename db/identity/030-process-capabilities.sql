--liquibase formatted sql

--changeset millrace:identity-030-process-capabilities
--comment: Who changes models, starts processes, stops them, and works for them from outside.
insert into capability (name, description) values
    ('PROCESS_DEPLOY', 'Check and deploy process models'),
    ('PROCESS_START', 'Start processes and send them messages'),
    ('PROCESS_CANCEL', 'Cancel processes'),
    ('EXTERNAL_TASK_WORK', 'Take external tasks and complete them');
insert into role_capability (role, capability) values
    ('process-designer', 'PROCESS_READ'), ('process-designer', 'PROCESS_DEPLOY'), ('process-designer', 'PROCESS_START'),
    ('integration', 'PROCESS_READ'), ('integration', 'PROCESS_START'), ('integration', 'EXTERNAL_TASK_WORK'),
    ('admin', 'PROCESS_START'), ('admin', 'PROCESS_CANCEL'),
    ('ops', 'PROCESS_CANCEL');
--rollback delete from role_capability where capability in ('PROCESS_DEPLOY', 'PROCESS_START', 'PROCESS_CANCEL', 'EXTERNAL_TASK_WORK');
--rollback delete from role_capability where role in ('process-designer', 'integration') and capability = 'PROCESS_READ';
--rollback delete from capability where name in ('PROCESS_DEPLOY', 'PROCESS_START', 'PROCESS_CANCEL', 'EXTERNAL_TASK_WORK');
