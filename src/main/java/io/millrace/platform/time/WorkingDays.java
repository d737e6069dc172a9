package io.millrace.platform.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/** Deadlines in working days: Monday to Friday, by the UTC date, at the same time of day. */
public final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private WorkingDays() {}

    /**
     * The moment that many working days later.
     *
     * @param days at least 0; with 0 and on a weekend the result is on the next Monday
     */
    public static Instant after(Instant start, int days) {
        ZonedDateTime moment = onWorkingDay(start.atZone(ZoneOffset.UTC));
        for (int i = 0; i < days; i++) {
            moment = onWorkingDay(moment.plusDays(1));
        }
        return moment.toInstant();
    }

    private static ZonedDateTime onWorkingDay(ZonedDateTime moment) {
        ZonedDateTime day = moment;
        while (WEEKEND.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day;
    }
}
