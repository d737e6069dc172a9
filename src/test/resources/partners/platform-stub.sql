-- What the platform's own migrations provide, as far as these tables rely on it.
create extension pg_trgm;
create extension btree_gin;
create role millrace_app login password 'app';
create role millrace_worker login password 'worker';
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.tenant_id', true), '')::uuid;
create function protect_business_table(business_table regclass) returns void
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', business_table);
    execute format('alter table %s force row level security', business_table);
    execute format('create policy tenant_isolation on %s to millrace_app using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', business_table);
    execute format('alter table %s alter column tenant_id set default current_tenant()', business_table);
    execute format('grant select, insert, update, delete on %s to millrace_app', business_table);
end $$;
