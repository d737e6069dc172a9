package io.millrace.substitutions;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a person arranges from now on: what is not in it any more ends. */
record SubstitutionRequest(@NotNull @Valid @Size(max = 20) List<@NotNull Item> substitutions) {

    /**
     * One person stands in for a time.
     *
     * @param substitute the user id of a member of the organization
     * @param from left out: from now on
     * @param until the moment at which it is over
     * @param kinds of approval, as approvals name them; none, or left out: all
     */
    record Item(
            @NotNull UUID substitute,

            @Schema(example = "2026-08-03T00:00:00+02:00") @Nullable
            Instant from,

            @Schema(example = "2026-08-15T00:00:00+02:00") @NotNull
            Instant until,

            @Schema(example = "[\"partner-onboarding\"]") @Nullable @Size(max = 20)
            Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,62}") String> kinds) {}
}
