--liquibase formatted sql

--changeset millrace:platform-030-protect-business-table splitStatements:false
--comment: Every business table is isolated, audited and granted the same way, by one call after its creation.
create function protect_business_table(business_table regclass) returns void
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', business_table);
    execute format('alter table %s force row level security', business_table);
    execute format('create policy tenant_isolation on %s to millrace_app using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', business_table);
    execute format('create policy owner_migrates on %s to millrace_owner using (true)', business_table);
    execute format('alter table %s alter column tenant_id set default current_tenant()', business_table);
    execute format('create trigger audit after insert or update or delete on %s for each row execute function audit_row()', business_table);
    execute format('grant select, insert, update, delete on %s to millrace_app', business_table);
end $$;
revoke all on function protect_business_table(regclass) from public;
--rollback drop function protect_business_table(regclass);
