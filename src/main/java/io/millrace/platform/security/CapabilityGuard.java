package io.millrace.platform.security;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds what endpoints declare; one that declares nothing is closed to everybody. */
@Configuration(proxyBeanMethods = false)
class CapabilityGuard implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/**", "/documents/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(PublicEndpoint.class)) {
            check(method);
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        var required = method.getMethodAnnotation(RequireCapability.class);
        if (required == null && !method.hasMethodAnnotation(SignedInEndpoint.class)) {
            throw Problem.of(PlatformError.CAPABILITY_MISSING, "This endpoint is closed.");
        }
        if (required != null && !CurrentActor.require().may(required.value())) {
            throw Problem.of(
                    PlatformError.CAPABILITY_MISSING,
                    "You need the capability %s in %s; ask your organization's admin for a role that has it."
                            .formatted(
                                    required.value(),
                                    CurrentActor.require().tenant().name()));
        }
    }
}
