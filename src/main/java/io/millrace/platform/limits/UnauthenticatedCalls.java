package io.millrace.platform.limits;

import io.millrace.platform.limits.RateLimits.Charge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Holds an address to a stricter limit of calls that are refused for want of a sign-in or of a token that holds. Others at
 * the same address, who are signed in, go on.
 */
@Component
public class UnauthenticatedCalls {

    private final Limit limit;
    private final RateLimits limits;

    UnauthenticatedCalls(LimitProperties properties, RateLimits limits) {
        this.limit = new Limit("unauthenticated", properties.unauthenticated());
        this.limits = limits;
    }

    /**
     * Counts a call that is about to be answered 401.
     *
     * @return whether to answer so; if not, 429 is written already
     */
    public boolean admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return limits.admit(request, response, List.of(new Charge(limit, NetworkAddress.of(request))));
    }
}
