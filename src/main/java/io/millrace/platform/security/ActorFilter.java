package io.millrace.platform.security;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds who calls, and for which organization, for the length of a request. An API caller of several organizations names
 * one in {@value #ORGANIZATION}; a browser's session has one, chosen at sign-in or by a switch. What the caller may do is
 * asked of the directory each time, so a role withdrawn in Keycloak ends here too, whatever the token still says.
 */
@Component
class ActorFilter extends OncePerRequestFilter {

    static final String ORGANIZATION = "X-Organization-ID";

    private final Directory directory;
    private final Tenants tenants;
    private final ProblemWriter problems;

    ActorFilter(Directory directory, Tenants tenants, ProblemWriter problems) {
        this.directory = directory;
        this.tenants = tenants;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor;
        try {
            actor = actor(request);
        } catch (Problem problem) {
            problems.write(request, response, problem);
            return;
        }
        if (actor == null) {
            chain.doFilter(request, response);
            return;
        }
        MDC.put("organization", actor.tenant().alias());
        MDC.put("user", actor.userId());
        try (var ignored = CurrentActor.bind(actor)) {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("organization");
            MDC.remove("user");
        }
    }

    /** Nobody, where nobody is signed in or a browser's user has yet to choose an organization. */
    private @Nullable Actor actor(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof Jwt jwt) {
            var signedIn = SignedIn.from(jwt.getClaims(), Objects.requireNonNullElse(jwt.getIssuedAt(), Instant.EPOCH));
            return actor(request, signedIn, named(signedIn, request.getHeader(ORGANIZATION)));
        }
        if (principal instanceof OidcUser user) {
            var signedIn = SignedIn.from(user.getClaims(), user.getIssuedAt());
            return OrganizationInSession.find(request)
                    .flatMap(alias -> find(signedIn, alias))
                    .map(organization -> actor(request, signedIn, organization))
                    .orElse(null);
        }
        return null;
    }

    private Actor actor(HttpServletRequest request, SignedIn signedIn, SignedIn.Organization organization) {
        directory.learn(signedIn);
        var capabilities = directory.capabilities(organization.id(), signedIn.userId());
        return new Actor(
                tenants.byId(organization.id()).orElseGet(() -> tenant(organization)),
                signedIn.userId(),
                capabilities,
                RequestIdFilter.requestId(request),
                request.getRemoteAddr());
    }

    private static SignedIn.Organization named(SignedIn signedIn, @Nullable String wanted) {
        List<SignedIn.Organization> organizations = signedIn.organizations();
        if (wanted != null) {
            // Not 403: whether an organization exists is nobody's business but its members'.
            return find(signedIn, wanted).orElseThrow(() -> Problem.of(PlatformError.NOT_FOUND));
        }
        if (organizations.size() != 1) {
            throw Problem.of(
                    PlatformError.ORGANIZATION_REQUIRED,
                    organizations.isEmpty()
                            ? "The token is for no organization: ask for the scope 'organization:*' or 'organization:<alias>'."
                            : "The token is for several organizations: name one in the header " + ORGANIZATION + ".");
        }
        return organizations.get(0);
    }

    private static Optional<SignedIn.Organization> find(SignedIn signedIn, String idOrAlias) {
        return signedIn.organizations().stream()
                .filter(organization -> organization.alias().equals(idOrAlias)
                        || organization.id().toString().equals(idOrAlias))
                .findFirst();
    }

    private static Tenant tenant(SignedIn.Organization organization) {
        return new Tenant(organization.id(), organization.alias(), organization.alias());
    }
}
