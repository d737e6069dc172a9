package io.millrace.platform.tenancy;

import java.util.Optional;
import java.util.UUID;

/** The organizations known here, for those who have only an id or the engine's tenant id in hand. */
public interface Tenants {

    Optional<Tenant> byId(UUID id);

    Optional<Tenant> byAlias(String alias);
}
