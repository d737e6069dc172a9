package io.millrace.platform.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import io.millrace.platform.time.WorkingCalendar.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calendars that the table of cases speaks of. */
final class Calendars {

    private Calendars() {}

    static WorkingCalendar named(String name) {
        return switch (name) {
            case "Berlin" -> berlin();
            case "nights" ->
                calendar(
                        "Europe/Berlin",
                        days(MONDAY, SUNDAY, new Hours(0, 6 * 60), new Hours(22 * 60, 24 * 60)),
                        Set.of());
            case "Kolkata" ->
                calendar(
                        "Asia/Kolkata",
                        days(MONDAY, SATURDAY, new Hours(9 * 60 + 30, 18 * 60)),
                        Set.of(LocalDate.parse("2026-01-26")));
            case "New York" ->
                calendar(
                        "America/New_York",
                        days(MONDAY, FRIDAY, new Hours(9 * 60, 17 * 60)),
                        Set.of(LocalDate.parse("2027-01-01")));
            case "built-in" -> WorkingCalendar.mondayToFriday();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** With a break at noon, and until two on Fridays. */
    private static WorkingCalendar berlin() {
        Map<DayOfWeek, List<Hours>> week =
                days(MONDAY, THURSDAY, new Hours(8 * 60, 12 * 60), new Hours(13 * 60, 17 * 60));
        week.put(FRIDAY, List.of(new Hours(8 * 60, 14 * 60)));
        return calendar(
                "Europe/Berlin",
                week,
                Set.of(
                        LocalDate.parse("2026-12-24"),
                        LocalDate.parse("2026-12-25"),
                        LocalDate.parse("2026-12-26"),
                        LocalDate.parse("2027-01-01")));
    }

    static WorkingCalendar calendar(String zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays) {
        return new WorkingCalendar(ZoneId.of(zone), week, holidays);
    }

    private static Map<DayOfWeek, List<Hours>> days(DayOfWeek first, DayOfWeek last, Hours... hours) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(first, last).forEach(day -> week.put(day, List.of(hours)));
        return week;
    }
}
