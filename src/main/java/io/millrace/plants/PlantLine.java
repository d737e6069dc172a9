package io.millrace.plants;

import java.time.Instant;
import java.util.UUID;

/** A plant in a list. */
record PlantLine(
        UUID id,
        PlantStatus status,
        String code,
        String name,
        boolean main,
        String timeZone,
        Instant createdAt,
        long version) {}
