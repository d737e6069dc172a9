package io.millrace.testing;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An organization of one test's own, with one person in it, so that no test sees another's rows. */
public record TestOrganization(Tenant tenant, UUID userId) {

    public static TestOrganization create(WorkerDatabase database) {
        UUID id = Ids.next();
        Tenant tenant = new Tenant(id, "org-" + id, "Organization " + id);
        database.call(jdbc -> jdbc.sql("insert into organization (id, alias, name) values (:id, :alias, :name)")
                .param("id", tenant.id())
                .param("alias", tenant.alias())
                .param("name", tenant.name())
                .update());
        return new TestOrganization(tenant, UUID.randomUUID());
    }

    /** The person at work, with no capability. */
    public Actor actor(String requestId) {
        return new Actor(tenant, userId.toString(), Set.of(), requestId, "192.0.2.7");
    }

    /** The person's token, for calls through MockMvc. */
    public RequestPostProcessor signedInAs(String role) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token -> token.subject(userId.toString())
                        .issuedAt(Instant.now())
                        .claim("preferred_username", "petra")
                        .claim("given_name", "Petra")
                        .claim("family_name", "Partner")
                        .claim(
                                "organization",
                                Map.of(
                                        tenant.alias(),
                                        Map.of("id", tenant.id().toString(), "groups", List.of("/" + role)))));
    }
}
