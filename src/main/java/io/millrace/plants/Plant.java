package io.millrace.plants;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.millrace.platform.time.WorkingCalendar;
import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A site of the organization. */
@Table("plant")
record Plant(
        @Id UUID id,
        @Version @Nullable Long version,
        PlantStatus status,
        @Embedded.Empty Details details,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        @Nullable Instant deactivatedAt) {

    /**
     * What an admin says about it.
     *
     * @param main the one whose calendar holds where no plant is named
     * @param timeZone name in the IANA time zone database
     * @param hours do not overlap, and are some
     * @param holidays each date once
     */
    record Details(
            String code,
            String name,
            boolean main,
            String timeZone,

            @MappedCollection(idColumn = "plant_id", keyColumn = "position")
            List<PlantHours> hours,

            @MappedCollection(idColumn = "plant_id", keyColumn = "position")
            List<PlantHoliday> holidays) {

        /** In the order of the week and of the year, whatever the order in which it was said. */
        Details {
            hours = hours.stream()
                    .sorted(Comparator.comparing(PlantHours::day).thenComparing(PlantHours::fromMinute))
                    .toList();
            holidays = holidays.stream()
                    .sorted(Comparator.comparing(PlantHoliday::date))
                    .toList();
        }

        Details notMain() {
            return new Details(code, name, false, timeZone, hours, holidays);
        }
    }

    static Plant of(UUID id, Details details, String by, Instant at) {
        return new Plant(id, null, PlantStatus.ACTIVE, details, by, at, by, at, null);
    }

    Plant changed(Details changed, String by, Instant at) {
        requireActive();
        return new Plant(id, version, status, changed, createdBy, createdAt, by, at, null);
    }

    Plant deactivated(String by, Instant at) {
        requireActive();
        return new Plant(id, version, PlantStatus.INACTIVE, details.notMain(), createdBy, createdAt, by, at, at);
    }

    WorkingCalendar calendar() {
        return new WorkingCalendar(
                ZoneId.of(details.timeZone()),
                details.hours().stream()
                        .collect(groupingBy(
                                PlantHours::day,
                                mapping(
                                        hours -> new WorkingCalendar.Hours(hours.fromMinute(), hours.untilMinute()),
                                        toList()))),
                details.holidays().stream().map(PlantHoliday::date).collect(toSet()));
    }

    /** What is out of use is not looked at any further. */
    void requireActive() {
        if (status != PlantStatus.ACTIVE) {
            throw Problem.of(PlantError.PLANT_INACTIVE, "Plant " + id + " is inactive.");
        }
    }
}
