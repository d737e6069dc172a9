--liquibase formatted sql

--changeset millrace:platform-020-audit-log
create table audit_log (
    tenant_id   uuid        not null,
    id          uuid        not null default uuidv7(),
    occurred_at timestamptz not null default clock_timestamp(),
    user_id     text        not null,
    origin      text        not null,
    request_id  text        not null,
    operation   text        not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
    table_name  text        not null,
    row_id      text        not null,
    old_row     jsonb,
    new_row     jsonb,
    primary key (tenant_id, occurred_at, id)
) partition by range (occurred_at);
create index audit_log_row on audit_log (tenant_id, table_name, row_id, occurred_at);
create index audit_log_user on audit_log (tenant_id, user_id, occurred_at);
create index audit_log_request on audit_log (tenant_id, request_id, occurred_at);
create index audit_log_id on audit_log (tenant_id, id);
alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant_reads on audit_log for select to millrace_app using (tenant_id = (select current_tenant()));
create policy tenant_writes on audit_log for insert to millrace_app with check (tenant_id = (select current_tenant()));
create policy worker_writes on audit_log for insert to millrace_worker with check (true);
grant select, insert on audit_log to millrace_app;
grant insert on audit_log to millrace_worker;
--rollback drop table audit_log;

--changeset millrace:platform-020-audit-row splitStatements:false
create function audit_row() returns trigger
    language plpgsql as $$
declare
    old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    the_row jsonb := coalesce(new_row, old_row);
begin
    if tg_op = 'UPDATE' and old_row = new_row then
        return null;
    end if;
    insert into audit_log (tenant_id, user_id, origin, request_id, operation, table_name, row_id, old_row, new_row)
    values ((the_row ->> 'tenant_id')::uuid,
            coalesce(nullif(current_setting('app.user_id', true), ''), 'system'),
            coalesce(nullif(current_setting('app.origin', true), ''), current_user),
            coalesce(nullif(current_setting('app.request_id', true), ''), ''),
            tg_op, tg_table_name, the_row ->> 'id', old_row, new_row);
    return null;
end $$;
--rollback drop function audit_row();

--changeset millrace:platform-020-audit-partitions splitStatements:false
--comment: SECURITY DEFINER because only the owner can make a partition and the application never connects as owner after migrating; it takes no text from its caller.
create function make_audit_partitions(months_ahead integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    month date;
    partition text;
    made integer := 0;
begin
    for month in select generate_series(date_trunc('month', now()), date_trunc('month', now()) + make_interval(months => months_ahead), interval '1 month')
    loop
        partition := 'audit_log_' || to_char(month, 'YYYY_MM');
        continue when to_regclass(partition) is not null;
        execute format('create table %I partition of audit_log for values from (%L) to (%L)', partition, month, month + interval '1 month');
        execute format('alter table %I enable row level security', partition);
        execute format('alter table %I force row level security', partition);
        made := made + 1;
    end loop;
    return made;
end $$;
revoke all on function make_audit_partitions(integer) from public;
grant execute on function make_audit_partitions(integer) to millrace_worker;
select make_audit_partitions(3);
--rollback drop function make_audit_partitions(integer);
