--liquibase formatted sql

--changeset millrace:partners-010-application
create table partner_application (
    tenant_id                       uuid          not null,
    id                              uuid          not null,
    version                         bigint        not null,
    status                          text          not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'EXPIRED')),
    partner_type                    text          not null,
    legal_name                      text          not null,
    trade_name                      text,
    normalized_name                 text          not null,
    country                         char(2)       not null,
    address_line1                   text          not null,
    address_line2                   text,
    address_city                    text          not null,
    address_postal_code             text,
    address_region                  text,
    contact_name                    text          not null,
    contact_email                   text          not null,
    contact_phone                   text,
    bank_holder                     text,
    bank_currency                   char(3),
    bank_iban                       text,
    bank_bic                        text,
    bank_ifsc                       text,
    bank_account_number             text,
    expected_annual_volume_amount   numeric(21,6) not null check (expected_annual_volume_amount >= 0),
    expected_annual_volume_currency char(3)       not null,
    round                           integer       not null,
    created_by                      text          not null,
    created_at                      timestamptz   not null,
    expires_at                      timestamptz   not null,
    submitted_by                    text,
    submitted_at                    timestamptz,
    risk_rating                     text check (risk_rating in ('LOW', 'MEDIUM', 'HIGH')),
    risk_score                      integer,
    decided_by                      text,
    decided_at                      timestamptz,
    decision_reason                 text,
    primary key (tenant_id, id),
    check (status in ('DRAFT', 'EXPIRED') or submitted_by is not null),
    check (status <> 'APPROVED' or (decided_by is not null and risk_rating is not null))
);
comment on column partner_application.round is 'how often it was submitted; checks and risk belong to one round';
create index partner_application_status on partner_application (tenant_id, status, id);
create index partner_application_type on partner_application (tenant_id, partner_type, id);
create index partner_application_name on partner_application (tenant_id, legal_name, id);
create index partner_application_country on partner_application (tenant_id, country, id);
create index partner_application_risk on partner_application (tenant_id, risk_rating, id);
create index partner_application_creator on partner_application (tenant_id, created_by, id);
create index partner_application_created on partner_application (tenant_id, created_at, id);
create index partner_application_submitted on partner_application (tenant_id, submitted_at, id);
create index partner_application_decided on partner_application (tenant_id, decided_at, id);
create index partner_application_expiry on partner_application (tenant_id, expires_at, id);
select protect_business_table('partner_application');
--rollback drop table partner_application;

--changeset millrace:partners-010-application-tax-identity
create table partner_application_tax_identity (
    tenant_id      uuid    not null,
    id             uuid    not null default uuidv7(),
    application_id uuid    not null,
    position       integer not null,
    scheme         text    not null,
    value          text    not null,
    pan text generated always as (case scheme when 'PAN' then value when 'GSTIN' then substr(value, 3, 10) end) stored,
    primary key (tenant_id, id),
    foreign key (tenant_id, application_id) references partner_application (tenant_id, id) on delete cascade,
    unique (tenant_id, application_id, position)
);
comment on column partner_application_tax_identity.pan is 'a column, since an index on an expression is not used under row level security unless its function is leakproof';
create index partner_application_tax_identity_value on partner_application_tax_identity (tenant_id, value, scheme);
create index partner_application_tax_identity_pan on partner_application_tax_identity (tenant_id, pan);
select protect_business_table('partner_application_tax_identity');
--rollback drop table partner_application_tax_identity;

--changeset millrace:partners-010-application-document
create table partner_application_document (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    application_id uuid        not null,
    type           text        not null,
    file_id        uuid        not null,
    file_name      text        not null,
    issued_on      date,
    expires_on     date,
    uploaded_by    text        not null,
    uploaded_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, application_id) references partner_application (tenant_id, id)
);
create index partner_application_document_application on partner_application_document (tenant_id, application_id, uploaded_at);
create index partner_application_document_expiry on partner_application_document (tenant_id, expires_on, id);
select protect_business_table('partner_application_document');
--rollback drop table partner_application_document;

--changeset millrace:partners-010-application-check
create table application_check (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    application_id uuid        not null,
    round          integer     not null,
    kind           text        not null check (kind in ('TAX_IDENTITY', 'BANK_ACCOUNT', 'DUPLICATE', 'SANCTIONS', 'COMPLETENESS')),
    outcome        text        not null check (outcome in ('PASSED', 'WARNING', 'HIT', 'FAILED')),
    source         text        not null,
    checked_at     timestamptz not null,
    explanation    text        not null,
    verdict        text check (verdict in ('CLEARED', 'CONFIRMED')),
    reviewed_by    text,
    reviewed_at    timestamptz,
    review_reason  text,
    primary key (tenant_id, id),
    foreign key (tenant_id, application_id) references partner_application (tenant_id, id),
    unique (tenant_id, application_id, round, kind)
);
create index application_check_outcome on application_check (tenant_id, outcome, checked_at);
select protect_business_table('application_check');

create table application_check_evidence (
    tenant_id   uuid    not null,
    id          uuid    not null default uuidv7(),
    check_id    uuid    not null,
    position    integer not null,
    feature     text    not null,
    observation text    not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, check_id) references application_check (tenant_id, id) on delete cascade,
    unique (tenant_id, check_id, position)
);
select protect_business_table('application_check_evidence');
--rollback drop table application_check_evidence;
--rollback drop table application_check;

--changeset millrace:partners-010-risk-assessment
create table risk_assessment (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    application_id uuid        not null,
    round          integer     not null,
    rating         text        not null check (rating in ('LOW', 'MEDIUM', 'HIGH')),
    score          integer     not null,
    assessed_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, application_id) references partner_application (tenant_id, id),
    unique (tenant_id, application_id, round)
);
select protect_business_table('risk_assessment');

create table risk_factor (
    tenant_id     uuid    not null,
    id            uuid    not null default uuidv7(),
    assessment_id uuid    not null,
    position      integer not null,
    factor        text    not null,
    points        integer not null,
    explanation   text    not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, assessment_id) references risk_assessment (tenant_id, id) on delete cascade,
    unique (tenant_id, assessment_id, position)
);
select protect_business_table('risk_factor');
--rollback drop table risk_factor;
--rollback drop table risk_assessment;
