package io.millrace.substitutions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person has arranged, and for whom they stand in themselves; what is over is left out.
 *
 * @param substitutions who stands in for the person
 * @param standsInFor for whom the person stands in, directly
 * @param version told as {@code ETag} alone
 */
record SubstitutionsView(
        UUID userId,
        @Nullable String name,
        List<Line> substitutions,
        List<Line> standsInFor,
        @JsonIgnore long version) implements Versioned {

    /**
     * One person stands in for another.
     *
     * @param principal the one who is away
     * @param inForce whether it has begun
     * @param kinds of approval; none: all
     */
    record Line(
            UUID principal,
            @Nullable String principalName,
            UUID substitute,
            @Nullable String substituteName,
            Instant from,
            Instant until,
            boolean inForce,
            List<String> kinds) {}
}
