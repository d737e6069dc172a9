--liquibase formatted sql

--changeset millrace:substitutions-010-substitution
--comment: Who stands in for whom, from when until when, and for which kinds of approval. The plan counts the versions of what one person has arranged.
create table substitution_plan (
    tenant_id uuid   not null,
    id        uuid   not null,
    version   bigint not null,
    primary key (tenant_id, id)
);
comment on column substitution_plan.id is 'the person who is away';
select protect_business_table('substitution_plan');
create table substitution (
    tenant_id  uuid        not null,
    id         uuid        not null,
    principal  uuid        not null,
    substitute uuid        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    kinds      text[]      not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, principal) references substitution_plan (tenant_id, id),
    check (principal <> substitute),
    check (starts_at < ends_at)
);
comment on column substitution.kinds is 'empty for all kinds';
create index substitution_of_principal on substitution (tenant_id, principal, ends_at);
create index substitution_of_substitute on substitution (tenant_id, substitute, ends_at);
create index substitution_by_end on substitution (tenant_id, ends_at);
select protect_business_table('substitution');
--rollback drop table substitution; drop table substitution_plan;

--changeset millrace:substitutions-010-capability
--comment: Other modules need the capability too; whichever comes first brings it.
insert into capability (name, description) values
    ('ORG_MANAGE_USERS', 'Arrange for people: who they are, what they may do, who stands in for them')
on conflict do nothing;
insert into role_capability (role, capability) values ('admin', 'ORG_MANAGE_USERS') on conflict do nothing;
--rollback empty
