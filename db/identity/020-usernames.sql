--liquibase formatted sql

--changeset millrace:identity-020-usernames
--comment: Keycloak lets a newcomer take the user name of somebody who was deleted; the former member stays here, for the names in old records.
alter table member drop constraint member_tenant_id_username_key;
create index member_by_username on member (tenant_id, username);
--rollback drop index member_by_username; alter table member add unique (tenant_id, username);
