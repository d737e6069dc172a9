--liquibase formatted sql

--changeset millrace:partners-030-screening-list
--comment: Reference data that all organizations share, without tenant_id: published lists, read by everyone, loaded by the worker.
create table screening_list (
    source       text        primary key,
    content_hash text        not null,
    entries      integer     not null,
    loaded_at    timestamptz not null
);
create table screening_entry (
    source    text        not null references screening_list (source) on delete cascade,
    entry_id  text        not null,
    name      text        not null,
    country   char(2),
    kind      text        not null check (kind in ('SANCTION', 'PEP')),
    loaded_at timestamptz not null,
    primary key (source, entry_id)
);
-- One row a name: the entry's own and each alias, so that one trigram index finds them all.
create table screening_name (
    source          text    not null,
    entry_id        text    not null,
    position        integer not null,
    name            text    not null,
    normalized_name text    not null,
    primary key (source, entry_id, position),
    foreign key (source, entry_id) references screening_entry (source, entry_id) on delete cascade
);
comment on column screening_name.position is '0 is the entry''s own name, aliases follow';
create index screening_name_similar on screening_name using gin (normalized_name gin_trgm_ops);
grant select on screening_list, screening_entry, screening_name to millrace_app, millrace_worker;
grant insert, update, delete on screening_list, screening_entry, screening_name to millrace_worker;
--rollback drop table screening_name;
--rollback drop table screening_entry;
--rollback drop table screening_list;
