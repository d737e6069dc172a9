--liquibase formatted sql

--changeset millrace:partners-060-known-contact
--comment: Who was known when: a bank account is called back over a contact that was known before, so changes never overwrite.
create table partner_known_contact (
    tenant_id   uuid        not null,
    id          uuid        not null default uuidv7(),
    version     bigint      not null,
    partner_id  uuid        not null,
    source      text        not null check (source in ('CONTACT', 'EMPLOYEE')),
    source_id   uuid        not null,
    name        text        not null,
    email       text,
    phone       text,
    known_from  timestamptz not null,
    known_until timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check (known_until >= known_from)
);
create index partner_known_contact_partner on partner_known_contact (tenant_id, partner_id, known_from);
create unique index partner_known_contact_current on partner_known_contact (tenant_id, source_id) where known_until is null;
insert into partner_known_contact (tenant_id, version, partner_id, source, source_id, name, email, phone, known_from)
select tenant_id, 0, id, 'CONTACT', id, contact_name, contact_email, contact_phone, activated_at from partner;
select protect_business_table('partner_known_contact');
--rollback drop table partner_known_contact;

--changeset millrace:partners-060-amendment
create table partner_amendment (
    tenant_id       uuid        not null,
    id              uuid        not null,
    version         bigint      not null,
    partner_id      uuid        not null,
    status          text        not null check (status in ('OPEN', 'APPLIED', 'REJECTED', 'RETURNED', 'VOIDED', 'WITHDRAWN', 'EXPIRED')),
    sections        text        not null,
    reason          text        not null,
    bank_account_id uuid,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    expires_at      timestamptz not null,
    contacts_at     timestamptz not null,
    risk_rating     text check (risk_rating in ('LOW', 'MEDIUM', 'HIGH')),
    closed_by       text,
    closed_at       timestamptz,
    closed_reason   text,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check ((status = 'OPEN') = (closed_at is null)),
    check (status <> 'APPLIED' or closed_by <> requested_by)
);
comment on column partner_amendment.sections is 'parts of the partner''s record that it changes, comma between';
comment on column partner_amendment.contacts_at is 'who spoke for the partner then may be called back';
create index partner_amendment_partner on partner_amendment (tenant_id, partner_id, requested_at, id);
create index partner_amendment_status on partner_amendment (tenant_id, status, id);
create index partner_amendment_rated on partner_amendment (tenant_id, risk_rating, id);
create index partner_amendment_requester on partner_amendment (tenant_id, requested_by, id);
create index partner_amendment_requested on partner_amendment (tenant_id, requested_at, id);
create index partner_amendment_closed on partner_amendment (tenant_id, closed_at, id);
select protect_business_table('partner_amendment');
--rollback drop table partner_amendment;

--changeset millrace:partners-060-amendment-change
--comment: Old and new side by side, as they were when the change was asked for. Numbers of bank accounts are masked.
create table partner_amendment_change (
    tenant_id    uuid    not null,
    id           uuid    not null,
    version      bigint  not null,
    amendment_id uuid    not null,
    position     integer not null,
    field        text    not null,
    old_value    text,
    new_value    text,
    primary key (tenant_id, id),
    foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id),
    unique (tenant_id, amendment_id, field)
);
select protect_business_table('partner_amendment_change');
--rollback drop table partner_amendment_change;

--changeset millrace:partners-060-amendment-risk
create table partner_amendment_risk (
    tenant_id    uuid   not null,
    id           uuid   not null,
    version      bigint not null,
    amendment_id uuid   not null,
    section      text   not null,
    rating       text   not null check (rating in ('LOW', 'MEDIUM', 'HIGH')),
    explanation  text   not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id),
    unique (tenant_id, amendment_id, section)
);
select protect_business_table('partner_amendment_risk');
--rollback drop table partner_amendment_risk;

--changeset millrace:partners-060-amendment-check
create table partner_amendment_check (
    tenant_id     uuid        not null,
    id            uuid        not null,
    version       bigint      not null,
    amendment_id  uuid        not null,
    kind          text        not null check (kind in ('TAX_IDENTITY', 'BANK_ACCOUNT', 'DUPLICATE', 'SANCTIONS', 'COMPLETENESS')),
    outcome       text        not null check (outcome in ('PASSED', 'WARNING', 'HIT', 'FAILED')),
    source        text        not null,
    checked_at    timestamptz not null,
    explanation   text        not null,
    verdict       text check (verdict in ('CLEARED', 'CONFIRMED')),
    reviewed_by   text,
    reviewed_at   timestamptz,
    review_reason text,
    primary key (tenant_id, id),
    foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id),
    unique (tenant_id, amendment_id, kind)
);
select protect_business_table('partner_amendment_check');

create table partner_amendment_evidence (
    tenant_id   uuid    not null,
    id          uuid    not null default uuidv7(),
    check_id    uuid    not null,
    position    integer not null,
    feature     text    not null,
    observation text    not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, check_id) references partner_amendment_check (tenant_id, id) on delete cascade,
    unique (tenant_id, check_id, position)
);
select protect_business_table('partner_amendment_evidence');
--rollback drop table partner_amendment_evidence;
--rollback drop table partner_amendment_check;

--changeset millrace:partners-060-amendment-signature
create table partner_amendment_signature (
    tenant_id    uuid        not null,
    id           uuid        not null,
    version      bigint      not null,
    amendment_id uuid        not null,
    signed_by    text        not null,
    decision     text        not null check (decision in ('APPROVE', 'REJECT', 'RETURN')),
    signed_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id)
);
create index partner_amendment_signature_amendment on partner_amendment_signature (tenant_id, amendment_id, signed_at);
select protect_business_table('partner_amendment_signature');
--rollback drop table partner_amendment_signature;

--changeset millrace:partners-060-call-back
create table partner_call_back (
    tenant_id        uuid        not null,
    id               uuid        not null,
    version          bigint      not null,
    amendment_id     uuid        not null,
    known_contact_id uuid        not null,
    outcome          text        not null check (outcome in ('CONFIRMED', 'DENIED', 'NOT_REACHED')),
    note             text        not null,
    called_by        text        not null,
    called_at        timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id),
    foreign key (tenant_id, known_contact_id) references partner_known_contact (tenant_id, id)
);
create index partner_call_back_amendment on partner_call_back (tenant_id, amendment_id, called_at);
select protect_business_table('partner_call_back');
--rollback drop table partner_call_back;

--changeset millrace:partners-060-bank-account-quarantine
--comment: What came with an onboarding was approved there. Any later account is in force only with a caller and two approvers, of whom none asked for it: the table itself holds that.
alter table partner_bank_account
    alter column valid_from drop not null,
    add column status          text not null default 'IN_FORCE' check (status in ('QUARANTINE', 'IN_FORCE', 'REPLACED', 'REFUSED')),
    add column amendment_id    uuid,
    add column replaces        uuid,
    add column requested_by    text,
    add column requested_at    timestamptz,
    add column called_by       text,
    add column first_approver  text,
    add column second_approver text,
    add column valid_until     timestamptz;
-- By a change of type, since the owner writes no audit log and an update would.
alter table partner_bank_account alter column requested_at type timestamptz using valid_from;
alter table partner_bank_account
    alter column status drop default,
    alter column requested_at set not null,
    add foreign key (tenant_id, amendment_id) references partner_amendment (tenant_id, id),
    add foreign key (tenant_id, replaces) references partner_bank_account (tenant_id, id),
    add constraint partner_bank_account_dates check (
        (status in ('IN_FORCE', 'REPLACED')) = (valid_from is not null)
        and (status = 'REPLACED') = (valid_until is not null)),
    add constraint partner_bank_account_quarantine check (
        case
            when amendment_id is null then status in ('IN_FORCE', 'REPLACED')
            when status in ('QUARANTINE', 'REFUSED') then requested_by is not null
            else requested_by is not null and called_by is not null
                and first_approver is not null and second_approver is not null
                and first_approver <> second_approver
                and requested_by <> called_by and requested_by <> first_approver and requested_by <> second_approver
        end);
create unique index partner_bank_account_in_force on partner_bank_account (tenant_id, partner_id, bank_currency) where status = 'IN_FORCE';
create unique index partner_bank_account_in_quarantine on partner_bank_account (tenant_id, partner_id) where status = 'QUARANTINE';
create unique index partner_bank_account_of_onboarding on partner_bank_account (tenant_id, partner_id) where amendment_id is null;
create index partner_bank_account_status on partner_bank_account (tenant_id, status, id);
create index partner_bank_account_requested on partner_bank_account (tenant_id, requested_at, id);
--rollback delete from partner_bank_account where valid_from is null;
--rollback alter table partner_bank_account alter column valid_from set not null, drop constraint partner_bank_account_dates, drop constraint partner_bank_account_quarantine, drop column amendment_id, drop column replaces, drop column requested_by, drop column requested_at, drop column called_by, drop column first_approver, drop column second_approver, drop column valid_until, drop column status;
