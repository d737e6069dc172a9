package io.millrace.platform.limits;

import io.millrace.platform.limits.RateLimits.Charge;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds network addresses to their limits before anybody looks at who calls. */
class AddressLimitFilter extends OncePerRequestFilter {

    private static final String SIGN_IN = "/oauth2/authorization";

    private final Limit address;
    private final Limit signIn;
    private final RateLimits limits;

    AddressLimitFilter(LimitProperties properties, RateLimits limits) {
        this.address = new Limit("address", properties.address());
        this.signIn = new Limit("sign-in", properties.signIn());
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !CountedPath.is(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = NetworkAddress.of(request);
        var charge = new Charge(address, from);
        var charges = RequestPath.isBelow(RequestPath.of(request), SIGN_IN)
                ? List.of(new Charge(signIn, from), charge)
                : List.of(charge);
        if (limits.admit(request, response, charges)) {
            chain.doFilter(request, response);
        }
    }
}
