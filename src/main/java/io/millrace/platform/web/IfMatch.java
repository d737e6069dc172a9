package io.millrace.platform.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a write may replace, from {@code If-Match} (RFC 9110). Take it as an argument of a controller
 * method and {@link #check} it against the version that is about to change.
 */
public final class IfMatch {

    private static final IfMatch ANY = new IfMatch(null);

    private final @Nullable Set<String> tags;

    private IfMatch(@Nullable Set<String> tags) {
        this.tags = tags;
    }

    /** No condition: the header is absent, or {@code *}. */
    public static IfMatch any() {
        return ANY;
    }

    /** Only this version. */
    public static IfMatch version(long version) {
        return new IfMatch(Set.of(Long.toString(version)));
    }

    static IfMatch ofTags(Set<String> strongTags) {
        return new IfMatch(Set.copyOf(strongTags));
    }

    /** Refuses with 412 {@code STALE_VERSION} when the caller has read another version than the current one. */
    public void check(long current) {
        if (tags != null && !tags.contains(Long.toString(current))) {
            throw Problem.of(PlatformError.STALE_VERSION, "The current version is \"" + current + "\".");
        }
    }
}
