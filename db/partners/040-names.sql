--liquibase formatted sql

--changeset millrace:partners-040-country-as-text
--comment: A parameter is text, and PostgreSQL compares char(2) with text by a cast, past the column's index.
alter table partner alter column country type text, add check (country ~ '^[A-Z]{2}$');
alter table partner_application alter column country type text, add check (country ~ '^[A-Z]{2}$');
--rollback alter table partner drop constraint partner_country_check, alter column country type char(2);
--rollback alter table partner_application drop constraint partner_application_country_check, alter column country type char(2);

--changeset millrace:partners-040-partner-names
create index partner_names on partner using gin (
    tenant_id,
    legal_name gin_trgm_ops,
    normalized_name gin_trgm_ops,
    trade_name gin_trgm_ops,
    to_tsvector('simple', legal_name || ' ' || coalesce(trade_name, '')));
--rollback drop index partner_names;

--changeset millrace:partners-040-partner-by-name splitStatements:false
--comment: SECURITY DEFINER because no index on ilike is used under row level security (docs/adr/0006). It looks in the current tenant alone and gives nothing but ids, which the caller reads under its own policy.
create function partner_by_name(pattern text) returns setof uuid
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
begin atomic
    select p.id from partner p where p.tenant_id = current_tenant() and p.legal_name ilike pattern;
end;
--rollback drop function partner_by_name(text);

--changeset millrace:partners-040-partner-by-like-name splitStatements:false
--comment: SECURITY DEFINER as partner_by_name. 0.5 keeps "Green Valley Cotton" and "Greenvalley Cotton Mills" together and leaves names that share one common word apart.
create function partner_by_like_name(name text) returns table (id uuid, similarity real)
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
    set pg_trgm.similarity_threshold = 0.5
begin atomic
    select p.id, similarity(p.normalized_name, name) from partner p
    where p.tenant_id = current_tenant() and p.normalized_name % name;
end;
--rollback drop function partner_by_like_name(text);

--changeset millrace:partners-040-partner-by-search splitStatements:false
--comment: SECURITY DEFINER as partner_by_name. Who has all the words ranks above 1, the fewer others the higher; who has letters like them ranks below. 0.4 finds "cotten" for "cotton".
create function partner_by_search(q text) returns table (id uuid, rank numeric)
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.4
begin atomic
    select found.id, max(found.rank)::numeric
    from (
        select p.id, 1 + ts_rank(
                to_tsvector('simple', p.legal_name || ' ' || coalesce(p.trade_name, '')),
                websearch_to_tsquery('simple', q), 1) as rank
        from partner p
        where p.tenant_id = current_tenant()
          and to_tsvector('simple', p.legal_name || ' ' || coalesce(p.trade_name, '')) @@ websearch_to_tsquery('simple', q)
        union all
        select p.id, word_similarity(q, p.normalized_name) from partner p
        where p.tenant_id = current_tenant() and q <% p.normalized_name
        union all
        select p.id, word_similarity(q, p.trade_name) from partner p
        where p.tenant_id = current_tenant() and q <% p.trade_name) found
    group by found.id;
end;
--rollback drop function partner_by_search(text);

--changeset millrace:partners-040-partner_application-names
create index partner_application_names on partner_application using gin (
    tenant_id,
    legal_name gin_trgm_ops,
    normalized_name gin_trgm_ops,
    trade_name gin_trgm_ops,
    to_tsvector('simple', legal_name || ' ' || coalesce(trade_name, '')));
--rollback drop index partner_application_names;

--changeset millrace:partners-040-partner_application-by-name splitStatements:false
--comment: SECURITY DEFINER because no index on ilike is used under row level security (docs/adr/0006). It looks in the current tenant alone and gives nothing but ids, which the caller reads under its own policy.
create function partner_application_by_name(pattern text) returns setof uuid
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
begin atomic
    select p.id from partner_application p where p.tenant_id = current_tenant() and p.legal_name ilike pattern;
end;
--rollback drop function partner_application_by_name(text);

--changeset millrace:partners-040-partner_application-by-like-name splitStatements:false
--comment: SECURITY DEFINER as partner_application_by_name. 0.5 keeps "Green Valley Cotton" and "Greenvalley Cotton Mills" together and leaves names that share one common word apart.
create function partner_application_by_like_name(name text) returns table (id uuid, similarity real)
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
    set pg_trgm.similarity_threshold = 0.5
begin atomic
    select p.id, similarity(p.normalized_name, name) from partner_application p
    where p.tenant_id = current_tenant() and p.normalized_name % name;
end;
--rollback drop function partner_application_by_like_name(text);

--changeset millrace:partners-040-partner_application-by-search splitStatements:false
--comment: SECURITY DEFINER as partner_application_by_name. Who has all the words ranks above 1, the fewer others the higher; who has letters like them ranks below. 0.4 finds "cotten" for "cotton".
create function partner_application_by_search(q text) returns table (id uuid, rank numeric)
    language sql stable rows 100 parallel safe security definer set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.4
begin atomic
    select found.id, max(found.rank)::numeric
    from (
        select p.id, 1 + ts_rank(
                to_tsvector('simple', p.legal_name || ' ' || coalesce(p.trade_name, '')),
                websearch_to_tsquery('simple', q), 1) as rank
        from partner_application p
        where p.tenant_id = current_tenant()
          and to_tsvector('simple', p.legal_name || ' ' || coalesce(p.trade_name, '')) @@ websearch_to_tsquery('simple', q)
        union all
        select p.id, word_similarity(q, p.normalized_name) from partner_application p
        where p.tenant_id = current_tenant() and q <% p.normalized_name
        union all
        select p.id, word_similarity(q, p.trade_name) from partner_application p
        where p.tenant_id = current_tenant() and q <% p.trade_name) found
    group by found.id;
end;
--rollback drop function partner_application_by_search(text);

--changeset millrace:partners-040-rights
--comment: By itself, since the driver takes a function with a body of statements only as a single command.
revoke all on function partner_by_name(text) from public;
grant execute on function partner_by_name(text) to millrace_app;
revoke all on function partner_by_like_name(text) from public;
grant execute on function partner_by_like_name(text) to millrace_app;
revoke all on function partner_by_search(text) from public;
grant execute on function partner_by_search(text) to millrace_app;
revoke all on function partner_application_by_name(text) from public;
grant execute on function partner_application_by_name(text) to millrace_app;
revoke all on function partner_application_by_like_name(text) from public;
grant execute on function partner_application_by_like_name(text) to millrace_app;
revoke all on function partner_application_by_search(text) from public;
grant execute on function partner_application_by_search(text) to millrace_app;
--rollback revoke execute on function partner_by_name(text) from millrace_app;
--rollback revoke execute on function partner_by_like_name(text) from millrace_app;
--rollback revoke execute on function partner_by_search(text) from millrace_app;
--rollback revoke execute on function partner_application_by_name(text) from millrace_app;
--rollback revoke execute on function partner_application_by_like_name(text) from millrace_app;
--rollback revoke execute on function partner_application_by_search(text) from millrace_app;
