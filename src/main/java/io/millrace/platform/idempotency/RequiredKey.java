package io.millrace.platform.idempotency;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses calls without a key where an effect must not happen twice. */
class RequiredKey implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getHeader(KeyedCall.HEADER) == null) {
            Idempotent idempotent = method.getMethodAnnotation(Idempotent.class);
            if (idempotent != null && idempotent.required()) {
                throw Problem.of(PlatformError.IDEMPOTENCY_KEY_REQUIRED);
            }
        }
        return true;
    }
}
