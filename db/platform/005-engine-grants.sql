--liquibase formatted sql

--changeset millrace:platform-005-engine-grants runOnChange:true splitStatements:false
--comment: The engine isolates tenants itself; the runtime role may work on its tables but not alter or empty them.
do $$
declare
    engine_table text;
begin
    for engine_table in select tablename from pg_tables where schemaname = current_schema() and tablename like 'act\_%'
    loop
        execute format('grant select, insert, update, delete on %I to millrace_app', engine_table);
    end loop;
end $$;
--rollback empty
