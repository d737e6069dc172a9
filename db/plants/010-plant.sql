--liquibase formatted sql

--changeset millrace:plants-010-plant
create table plant (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        bigint      not null,
    status         text        not null check (status in ('ACTIVE', 'INACTIVE')),
    code           text        not null,
    name           text        not null,
    main           boolean     not null,
    time_zone      text        not null,
    created_by     text        not null,
    created_at     timestamptz not null,
    changed_by     text        not null,
    changed_at     timestamptz not null,
    deactivated_at timestamptz,
    primary key (tenant_id, id),
    check ((status = 'INACTIVE') = (deactivated_at is not null)),
    check (status = 'ACTIVE' or not main)
);
comment on column plant.main is 'the one whose calendar holds where no plant is named';
comment on column plant.time_zone is 'name in the IANA time zone database';
create unique index plant_code_once on plant (tenant_id, code) where status = 'ACTIVE';
create unique index plant_main_once on plant (tenant_id, main) where main;
create index plant_code on plant (tenant_id, code, id);
create index plant_name on plant (tenant_id, name, id);
create index plant_status on plant (tenant_id, status, id);
create index plant_created on plant (tenant_id, created_at, id);
select protect_business_table('plant');
create table plant_hours (
    tenant_id    uuid     not null,
    id           uuid     not null default uuidv7(),
    plant_id     uuid     not null,
    position     integer  not null,
    day          text     not null check (day in ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')),
    from_minute  smallint not null check (from_minute >= 0),
    until_minute smallint not null check (until_minute <= 1440),
    primary key (tenant_id, id),
    foreign key (tenant_id, plant_id) references plant (tenant_id, id) on delete cascade,
    unique (tenant_id, plant_id, position),
    check (from_minute < until_minute)
);
comment on column plant_hours.from_minute is 'after 00:00 on the plant''s clock';
comment on column plant_hours.until_minute is 'after 00:00 on the plant''s clock; 1440 is the end of the day';
select protect_business_table('plant_hours');
create table plant_holiday (
    tenant_id uuid    not null,
    id        uuid    not null default uuidv7(),
    plant_id  uuid    not null,
    position  integer not null,
    date      date    not null,
    name      text    not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, plant_id) references plant (tenant_id, id) on delete cascade,
    unique (tenant_id, plant_id, position),
    unique (tenant_id, plant_id, date)
);
select protect_business_table('plant_holiday');
--rollback drop table plant_holiday; drop table plant_hours; drop table plant;

--changeset millrace:plants-010-capabilities
--comment: Other modules need the capabilities too; whichever comes first brings them.
insert into capability (name, description) values
    ('ORG_READ', 'See the organization''s settings and plants'),
    ('ORG_UPDATE', 'Change the organization''s settings and plants')
on conflict do nothing;
insert into role_capability (role, capability) values
    ('admin', 'ORG_READ'), ('admin', 'ORG_UPDATE'),
    ('manager', 'ORG_READ'), ('process-designer', 'ORG_READ'), ('viewer', 'ORG_READ'), ('auditor', 'ORG_READ')
on conflict do nothing;
--rollback empty
