package io.millrace.platform.limits;

import io.millrace.platform.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/** Which requests cost enough to be counted: all but pages and their parts that are the same for everybody, and health. */
final class CountedPath {

    private static final List<String> NOT_COUNTED = List.of(
            "/camunda/app",
            "/camunda/lib",
            "/camunda/assets",
            "/camunda/favicon.ico",
            "/docs",
            "/swagger-ui",
            "/swagger-ui.html",
            "/actuator/health");
    private static final Pattern PARTS =
            Pattern.compile("/|/[^/]+\\.(css|js|svg|ico)|/camunda/api/[^/]+/plugin/[^/]+/static/.*");

    private CountedPath() {}

    static boolean is(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return NOT_COUNTED.stream().noneMatch(folder -> RequestPath.isBelow(path, folder))
                && !PARTS.matcher(path).matches();
    }
}
