package io.millrace.plants;

import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads what an admin says about a plant, and says all that can't be. */
final class DeclaredPlant {

    private final List<FieldFailure> failures = new ArrayList<>();

    private DeclaredPlant() {}

    /** @throws Problem {@code VALIDATION_FAILED} with all that is wrong */
    static Plant.Details of(PlantRequest request) {
        List<PlantHours> hours = request.workingHours().stream()
                .map(PlantRequest.Hours::inMinutes)
                .toList();
        List<PlantHoliday> holidays = Objects.requireNonNullElse(request.holidays(), List.of());
        var declared = new DeclaredPlant();
        declared.zone(request.timeZone());
        declared.hours(hours);
        declared.holidays(holidays);
        if (!declared.failures.isEmpty()) {
            throw Problem.of(PlatformError.VALIDATION_FAILED, "The plant can't be like this.")
                    .withFields(declared.failures);
        }
        return new Plant.Details(
                request.code(),
                request.name().strip(),
                Boolean.TRUE.equals(request.main()),
                request.timeZone(),
                hours,
                holidays);
    }

    private void zone(String name) {
        failIf(
                !ZoneId.getAvailableZoneIds().contains(name),
                "timeZone",
                "UNKNOWN_ZONE",
                "must be a zone of the IANA time zone database, such as Europe/Berlin");
    }

    private void hours(List<PlantHours> hours) {
        for (int i = 0; i < hours.size(); i++) {
            PlantHours one = hours.get(i);
            String path = "workingHours[%d]".formatted(i);
            failIf(one.fromMinute() >= one.untilMinute(), path + ".until", "TIME_ORDER", "must be later than from");
            failIf(
                    hours.subList(0, i).stream().anyMatch(other -> overlap(one, other)),
                    path,
                    "OVERLAPPING_HOURS",
                    "must not overlap other hours of the same day");
        }
    }

    private void holidays(List<PlantHoliday> holidays) {
        Set<LocalDate> dates = new HashSet<>();
        for (int i = 0; i < holidays.size(); i++) {
            failIf(
                    !dates.add(holidays.get(i).date()),
                    "holidays[%d].date".formatted(i),
                    "DUPLICATE_HOLIDAY",
                    "must be there once");
        }
    }

    private static boolean overlap(PlantHours one, PlantHours other) {
        return one.day() == other.day()
                && one.fromMinute() < other.untilMinute()
                && other.fromMinute() < one.untilMinute();
    }

    private void failIf(boolean broken, String field, String code, String message) {
        if (broken) {
            failures.add(new FieldFailure(field, code, message));
        }
    }
}
