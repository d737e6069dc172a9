--liquibase formatted sql

--changeset millrace:platform-040-event-stream
--comment: Counts the events of each aggregate. Its row lock orders the transactions that write events of one aggregate, and no others, until they end.
create table event_stream (
    tenant_id     uuid   not null default current_tenant(),
    subject       uuid   not null,
    last_sequence bigint not null,
    primary key (tenant_id, subject)
) with (fillfactor = 80);
comment on table event_stream is 'No audit trigger: each change here is an event, and event_outbox keeps it.';
alter table event_stream enable row level security;
alter table event_stream force row level security;
create policy tenant_isolation on event_stream to millrace_app
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create policy owner_migrates on event_stream to millrace_owner using (true);
grant select, insert, update on event_stream to millrace_app;
--rollback drop table event_stream;

--changeset millrace:platform-040-event-outbox
--comment: Events are written with the change they tell of. "written" follows the inserts, so it may show a later number first; "position" is given by the relay to rows that are committed, one transaction at a time, so whoever has seen a position has seen all before it.
create table event_outbox (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    written         bigint      not null generated always as identity,
    position        bigint,
    subject         uuid        not null,
    sequence        bigint      not null,
    type            text        not null,
    event           jsonb       not null,
    internal        boolean     not null,
    state           text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error      text,
    created_at      timestamptz not null default now(),
    primary key (tenant_id, id)
);
comment on table event_outbox is 'No audit trigger: it is a log itself, and the business change beside each row is audited.';
comment on column event_outbox.sequence is 'per aggregate, from 1, without gaps, in the order of commit';
comment on column event_outbox.internal is 'work for this system alone, such as a mail to send; not in the feed';
create index event_outbox_to_number on event_outbox (written) where position is null;
create index event_outbox_to_deliver on event_outbox (position) where state = 'PENDING';
create unique index event_outbox_pending on event_outbox (tenant_id, subject, sequence) where state = 'PENDING';
create index event_outbox_dead on event_outbox (tenant_id, position) where state = 'DEAD';
create index event_outbox_feed on event_outbox (tenant_id, position) where not internal;
create index event_outbox_feed_by_type on event_outbox (tenant_id, type, position) where not internal;
create sequence event_position;
alter table event_outbox enable row level security;
alter table event_outbox force row level security;
create policy tenant_isolation on event_outbox to millrace_app
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create policy owner_migrates on event_outbox to millrace_owner using (true);
create policy worker_relays on event_outbox to millrace_worker using (true);
grant select, insert on event_outbox to millrace_app;
grant select on event_outbox to millrace_worker;
grant update (position, state, attempts, next_attempt_at, last_error) on event_outbox to millrace_worker;
grant usage on sequence event_position to millrace_worker;
--rollback drop table event_outbox; drop sequence event_position;

--changeset millrace:platform-040-event-inbox
--comment: Which handler is done with which event: written in the handler's own transaction, so that a delivery that is repeated finds it.
create table event_inbox (
    tenant_id  uuid        not null default current_tenant(),
    handler    text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    primary key (tenant_id, event_id, handler)
);
comment on table event_inbox is 'No audit trigger: it is a log itself.';
alter table event_inbox enable row level security;
alter table event_inbox force row level security;
create policy tenant_isolation on event_inbox to millrace_app
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create policy owner_migrates on event_inbox to millrace_owner using (true);
grant select, insert on event_inbox to millrace_app;
--rollback drop table event_inbox;
