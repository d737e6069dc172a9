--liquibase formatted sql

--changeset millrace:approvals-020-handover
--comment: Who must not decide, on whose behalf it is decided, and who gave it away. Rows of before get those whom their signatures and their requester keep out; the audit trigger rests, because nobody changed them.
alter table approval add column kept_out text[] not null default '{}';
alter table approval add column on_behalf_of text;
alter table approval add column delegated_by text;
comment on column approval.kept_out is 'who must not decide: whose request it is, whom the model keeps from it, and who has signed before';
alter table approval disable trigger audit;
update approval a set kept_out = array(
    select a.requested_by where a.requested_by is not null
    union
    select s.decided_by from approval s
    where s.tenant_id = a.tenant_id and s.process_instance_id = a.process_instance_id and s.decided_by is not null
      and s.id <> a.id)
where a.state = 'WAITING';
alter table approval enable trigger audit;
create index approval_waiting_kind on approval (tenant_id, capability, kind) where state = 'WAITING';
--rollback drop index approval_waiting_kind;
--rollback alter table approval drop column kept_out, drop column on_behalf_of, drop column delegated_by;

--changeset millrace:approvals-020-comment
--comment: What people say about an approval: the engine's own comments know no organization. Nobody changes what was said.
create table approval_comment (
    tenant_id   uuid        not null,
    id          uuid        not null,
    approval_id uuid        not null,
    author      text        not null,
    text        text        not null check (length(text) between 1 and 2000),
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, approval_id) references approval (tenant_id, id)
);
create index approval_comment_of on approval_comment (tenant_id, approval_id, id);
select protect_business_table('approval_comment');
revoke update, delete on approval_comment from millrace_app;
--rollback drop table approval_comment;

--changeset millrace:approvals-020-capability
insert into capability (name, description) values
    ('APPROVAL_REASSIGN', 'Give approvals that wait to other people who can decide them');
insert into role_capability (role, capability) values ('admin', 'APPROVAL_REASSIGN');
--rollback delete from role_capability where capability = 'APPROVAL_REASSIGN'; delete from capability where name = 'APPROVAL_REASSIGN';
