package io.millrace.platform.limits;

import io.millrace.platform.limits.RateLimits.Charge;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds users and organizations to their limits once it is known who calls, and before any transaction begins. */
class CallerLimitFilter extends OncePerRequestFilter {

    private final Limit user;
    private final Limit webapp;
    private final Limit upload;
    private final Limit organization;
    private final RateLimits limits;

    CallerLimitFilter(LimitProperties properties, RateLimits limits) {
        this.user = new Limit("user", properties.user());
        this.webapp = new Limit("webapp", properties.webapp());
        this.upload = new Limit("upload", properties.upload());
        this.organization = new Limit("organization", properties.organization());
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return CurrentActor.find().isEmpty() || !CountedPath.is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limits.admit(request, response, charges(request, CurrentActor.require()))) {
            chain.doFilter(request, response);
        }
    }

    private List<Charge> charges(HttpServletRequest request, Actor actor) {
        List<Charge> charges = new ArrayList<>();
        if (isUpload(request)) {
            charges.add(new Charge(upload, actor.userId()));
        }
        boolean fromWebapp = RequestPath.isBelow(RequestPath.of(request), "/camunda");
        charges.add(new Charge(fromWebapp ? webapp : user, actor.userId()));
        charges.add(new Charge(organization, actor.tenant().id().toString()));
        return charges;
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
