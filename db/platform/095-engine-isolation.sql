--liquibase formatted sql

--changeset millrace:platform-095-tenant-alias splitStatements:false
--comment: The engine's rows name their organization by its alias, which the transaction is told beside the id: no policy has to look it up.
create function acting_alias() returns text
    language sql stable parallel safe
    return nullif(current_setting('app.tenant_alias', true), '');
--rollback drop function acting_alias();

--changeset millrace:platform-095-engine-row-of-tenant splitStatements:false
--comment: The engine leaves some rows without a tenant (batches and their jobs, operation logs, stack traces); what is written for an organization is its own.
create function engine_row_of_tenant() returns trigger
    language plpgsql as $$
begin
    new.tenant_id_ := coalesce(new.tenant_id_, acting_alias());
    return new;
end $$;
--rollback drop function engine_row_of_tenant();

--changeset millrace:platform-095-engine-isolation runOnChange:true splitStatements:false
--comment: Within a transaction of an organization the engine reads its rows and the shared ones, and writes its own alone. Only the application itself (start, job acquisition, housekeeping), for whom no tenant is set, works across organizations.
do $$
declare
    t text;
    p record;
    nobody constant text := '(select current_tenant()) is null';
    own constant text := 'tenant_id_ = (select acting_alias())';
begin
    for p in select tablename, policyname from pg_policies where schemaname = current_schema() and tablename like 'act\_%' loop
        execute format('drop policy %I on %I', p.policyname, p.tablename);
    end loop;
    for t in
        select tablename from pg_tables join information_schema.columns on table_schema = schemaname and table_name = tablename
        where schemaname = current_schema() and tablename like 'act\_%' and column_name = 'tenant_id_'
    loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy reads_own_and_shared on %I for select to millrace_app using (%s or tenant_id_ is null or %s)', t, own, nobody);
        execute format('create policy inserts_own on %I for insert to millrace_app with check (%s or %s)', t, own, nobody);
        execute format('create policy updates_own on %I for update to millrace_app using (%s or %s)', t, own, nobody);
        execute format('create policy deletes_own on %I for delete to millrace_app using (%s or %s)', t, own, nobody);
        execute format('create or replace trigger row_of_tenant before insert on %I for each row execute function engine_row_of_tenant()', t);
    end loop;
end $$;
--rollback empty
