package io.millrace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;

/** What a rule about requests may rely on, whatever servlet serves them. */
public final class RequestPath {

    private RequestPath() {}

    /**
     * The path as the container reads it to find a servlet: decoded, without parameters, dots resolved. Rules that look at
     * the raw address instead can be got around by an odd spelling of it.
     */
    public static String of(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** The path itself or one below it. */
    public static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** A browser goes to a page, so it can be sent elsewhere; scripts and programs need an answer that they can read. */
    public static boolean isPageNavigation(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return accept.toLowerCase(Locale.ROOT).contains("text/html") && request.getHeader("X-Requested-With") == null;
    }
}
