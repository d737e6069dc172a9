--liquibase formatted sql

--changeset millrace:platform-080-btree-gin
--comment: Lets a trigram or full-text index start with tenant_id. A trusted extension: the owner of the database may create it.
create extension if not exists btree_gin;
--rollback drop extension btree_gin;
