package io.millrace.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.tenancy.WorkerDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Organizations change rarely and are asked for at every request and job, so they are remembered for a minute. */
@Repository
class StoredTenants implements Tenants {

    private final WorkerDatabase database;
    private final Cache<Object, Tenant> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    StoredTenants(WorkerDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Tenant> byId(UUID id) {
        return Optional.ofNullable(known.get(id, key -> load("id", key)));
    }

    @Override
    public Optional<Tenant> byAlias(String alias) {
        return Optional.ofNullable(known.get(alias, key -> load("alias", key)));
    }

    /** After a reconciliation: a token knows the alias of an organization only, Keycloak its name. */
    void forget() {
        known.invalidateAll();
    }

    private @Nullable Tenant load(String column, Object value) {
        return database.call(jdbc -> jdbc.sql("select id, alias, name from organization where " + column + " = :value")
                        .param("value", value)
                        .query((row, number) -> new Tenant(
                                row.getObject("id", UUID.class), row.getString("alias"), row.getString("name")))
                        .optional())
                .orElse(null);
    }
}
