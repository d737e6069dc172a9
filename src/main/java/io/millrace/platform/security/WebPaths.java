package io.millrace.platform.security;

import io.millrace.platform.web.RequestPath;
import java.util.List;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches by the path that the container maps, because Spring's own patterns don't see Camunda's servlets. */
final class WebPaths {

    private WebPaths() {}

    /** Exactly one of these paths. */
    static RequestMatcher at(String... paths) {
        List<String> all = List.of(paths);
        return request -> all.contains(RequestPath.of(request));
    }

    /** One of these folders or anything below it. */
    static RequestMatcher below(String... folders) {
        List<String> all = List.of(folders);
        return request -> all.stream().anyMatch(folder -> RequestPath.isBelow(RequestPath.of(request), folder));
    }
}
