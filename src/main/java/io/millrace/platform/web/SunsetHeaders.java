package io.millrace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells callers of an endpoint with {@link Sunset} in time, whatever it answers. */
final class SunsetHeaders implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Sunset sunset =
                handler instanceof HandlerMethod method ? OperationDescription.find(method, Sunset.class) : null;
        if (sunset != null) {
            // RFC 9745: a date of RFC 9651, "@" and the seconds since 1970.
            response.setHeader("Deprecation", "@" + midnight(sunset.since()).toEpochSecond());
            // RFC 8594: an HTTP-date.
            response.setDateHeader("Sunset", midnight(sunset.on()).toInstant().toEpochMilli());
            response.addHeader(HttpHeaders.LINK, "<" + sunset.link() + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
        return true;
    }

    private static ZonedDateTime midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC);
    }
}
