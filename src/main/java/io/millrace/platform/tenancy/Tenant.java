package io.millrace.platform.tenancy;

import java.util.UUID;

/** An organization whose rows nobody else sees; the alias is its name in Keycloak and the engine's tenant id. */
public record Tenant(UUID id, String alias, String name) {}
