package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Camunda's webapps who is signed in. They keep that in the HTTP session, with groups and tenants; so each request
 * compares it with the current actor, and neither a withdrawn capability nor the organization before a switch lives on.
 */
class WebappSession extends OncePerRequestFilter {

    private final ObjectProvider<ProcessEngine> engine;
    private final ProblemWriter problems;

    WebappSession(ObjectProvider<ProcessEngine> engine, ProblemWriter problems) {
        this.engine = engine;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = CurrentActor.find().orElse(null);
        if (actor != null && authenticate(request, actor)) {
            chain.doFilter(request, response);
        } else if (RequestPath.isPageNavigation(request)) {
            response.sendRedirect("/organizations");
        } else {
            problems.write(
                    request, response, Problem.of(PlatformError.UNAUTHENTICATED, "No organization is in force."));
        }
    }

    private boolean authenticate(HttpServletRequest request, Actor actor) {
        Authentications kept = AuthenticationUtil.getAuthsFromSession(request.getSession());
        List<String> groups = actor.capabilities().stream().sorted().toList();
        List<String> tenants = List.of(actor.tenant().alias());
        if (isCurrent(kept, actor.userId(), groups, tenants)) {
            return true;
        }
        kept.removeByEngineName(engine().getName());
        UserAuthentication fresh = AuthenticationUtil.createAuthentication(engine(), actor.userId(), groups, tenants);
        if (fresh == null) {
            // Not a member any more, whatever the session says.
            return false;
        }
        kept.addOrReplace(fresh);
        return true;
    }

    private boolean isCurrent(Authentications kept, String userId, List<String> groups, List<String> tenants) {
        @Nullable Object known = kept.getAuthenticationForProcessEngine(engine().getName());
        return known instanceof UserAuthentication user
                && user.getIdentityId().equals(userId)
                && groups.equals(user.getGroupIds())
                && tenants.equals(user.getTenantIds());
    }

    /** Filters are made before the engine is. */
    private ProcessEngine engine() {
        return engine.getObject();
    }
}
