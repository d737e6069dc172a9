--liquibase formatted sql

--changeset millrace:partners-050-employee
create table partner_employee (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    partner_id     uuid        not null,
    status         text        not null check (status in ('ACTIVE', 'INACTIVE')),
    name           text        not null,
    job_title      text,
    email          text,
    phone          text,
    created_by     text        not null,
    created_at     timestamptz not null,
    deactivated_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check ((status = 'INACTIVE') = (deactivated_at is not null))
);
comment on column partner_employee.phone is 'E.164';
create index partner_employee_partner on partner_employee (tenant_id, partner_id, name, id);
create unique index partner_employee_once on partner_employee (tenant_id, partner_id, lower(email)) where status = 'ACTIVE';
create index partner_employee_name on partner_employee (tenant_id, name, id);
create index partner_employee_email on partner_employee (tenant_id, email, id);
create index partner_employee_status on partner_employee (tenant_id, status, id);
create index partner_employee_created on partner_employee (tenant_id, created_at, id);
select protect_business_table('partner_employee');
--rollback drop table partner_employee;

--changeset millrace:partners-050-location
create table partner_location (
    tenant_id           uuid        not null,
    id                  uuid        not null,
    version             bigint      not null,
    partner_id          uuid        not null,
    status              text        not null check (status in ('ACTIVE', 'INACTIVE')),
    kind                text        not null check (kind in ('OFFICE', 'WAREHOUSE', 'FACTORY', 'GINNERY', 'LABORATORY', 'YARD', 'OTHER')),
    name                text        not null,
    country             text        not null check (country ~ '^[A-Z]{2}$'),
    address_line1       text        not null,
    address_line2       text,
    address_city        text        not null,
    address_postal_code text,
    address_region      text,
    latitude            numeric(8, 6) check (latitude between -90 and 90),
    longitude           numeric(9, 6) check (longitude between -180 and 180),
    created_by          text        not null,
    created_at          timestamptz not null,
    deactivated_at      timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check ((latitude is null) = (longitude is null)),
    check ((status = 'INACTIVE') = (deactivated_at is not null))
);
comment on column partner_location.latitude is 'degrees, WGS 84';
create index partner_location_partner on partner_location (tenant_id, partner_id, name, id);
create unique index partner_location_once on partner_location (tenant_id, partner_id, lower(name)) where status = 'ACTIVE';
create index partner_location_name on partner_location (tenant_id, name, id);
create index partner_location_kind on partner_location (tenant_id, kind, id);
create index partner_location_country on partner_location (tenant_id, country, id);
create index partner_location_status on partner_location (tenant_id, status, id);
create index partner_location_created on partner_location (tenant_id, created_at, id);
select protect_business_table('partner_location');
--rollback drop table partner_location;

--changeset millrace:partners-050-vehicle
create table partner_vehicle (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    partner_id     uuid        not null,
    status         text        not null check (status in ('ACTIVE', 'INACTIVE')),
    kind           text        not null check (kind in ('TRUCK', 'TRAILER', 'TANKER', 'VAN', 'OTHER')),
    country        text        not null check (country ~ '^[A-Z]{2}$'),
    registration   text        not null,
    created_by     text        not null,
    created_at     timestamptz not null,
    deactivated_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, partner_id) references partner (tenant_id, id),
    check ((status = 'INACTIVE') = (deactivated_at is not null))
);
create index partner_vehicle_partner on partner_vehicle (tenant_id, partner_id, registration, id);
-- A vehicle drives for one partner at a time.
create unique index partner_vehicle_once on partner_vehicle (tenant_id, registration, country) where status = 'ACTIVE';
create index partner_vehicle_registration on partner_vehicle (tenant_id, registration, id);
create index partner_vehicle_kind on partner_vehicle (tenant_id, kind, id);
create index partner_vehicle_country on partner_vehicle (tenant_id, country, id);
create index partner_vehicle_status on partner_vehicle (tenant_id, status, id);
create index partner_vehicle_created on partner_vehicle (tenant_id, created_at, id);
select protect_business_table('partner_vehicle');
--rollback drop table partner_vehicle;
