--liquibase formatted sql

--changeset millrace:partners-020-partner
--comment: A partner has its application's id; there is no foreign key, since partners may come from elsewhere one day.
create table partner (
    tenant_id           uuid        not null,
    id                  uuid        not null,
    version             bigint      not null,
    status              text        not null check (status in ('ACTIVE')),
    partner_type        text        not null,
    legal_name          text        not null,
    trade_name          text,
    normalized_name     text        not null,
    country             char(2)     not null,
    address_line1       text        not null,
    address_line2       text,
    address_city        text        not null,
    address_postal_code text,
    address_region      text,
    contact_name        text        not null,
    contact_email       text        not null,
    contact_phone       text,
    risk_rating         text        not null check (risk_rating in ('LOW', 'MEDIUM', 'HIGH')),
    activated_at        timestamptz not null,
    primary key (tenant_id, id)
);
create index partner_status on partner (tenant_id, status, id);
create index partner_type on partner (tenant_id, partner_type, id);
create index partner_name on partner (tenant_id, legal_name, id);
create index partner_country on partner (tenant_id, country, id);
create index partner_risk on partner (tenant_id, risk_rating, id);
create index partner_activated on partner (tenant_id, activated_at, id);
select protect_business_table('partner');
--rollback drop table partner;

--changeset millrace:partners-020-partner-tax-identity
create table partner_tax_identity (
    tenant_id  uuid    not null,
    id         uuid    not null default uuidv7(),
    partner_id uuid    not null,
    position   integer not null,
    scheme     text    not null,
    value      text    not null,
    pan text generated always as (case scheme when 'PAN' then value when 'GSTIN' then substr(value, 3, 10) end) stored,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id) on delete cascade,
    unique (tenant_id, partner_id, position)
);
comment on column partner_tax_identity.pan is 'a column, since an index on an expression is not used under row level security unless its function is leakproof';
create index partner_tax_identity_value on partner_tax_identity (tenant_id, value, scheme);
create index partner_tax_identity_pan on partner_tax_identity (tenant_id, pan);
select protect_business_table('partner_tax_identity');
--rollback drop table partner_tax_identity;

--changeset millrace:partners-020-partner-bank-account
create table partner_bank_account (
    tenant_id           uuid        not null,
    id                  uuid        not null,
    version             bigint      not null,
    partner_id          uuid        not null,
    bank_holder         text        not null,
    bank_currency       char(3)     not null,
    bank_iban           text,
    bank_bic            text,
    bank_ifsc           text,
    bank_account_number text,
    valid_from          timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check ((bank_iban is null) = (bank_account_number is not null))
);
create index partner_bank_account_partner on partner_bank_account (tenant_id, partner_id);
select protect_business_table('partner_bank_account');
--rollback drop table partner_bank_account;
