package io.millrace.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.time.WorkingCalendar.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the hours and holidays, around the changes of the clock: as much is worked as was asked for. */
class WorkingCalendarPropertyTest {

    /** How often the slow count looks at the clock; whatever begins or ends does so at one of these moments. */
    private static final Duration STEP = Duration.ofMinutes(15);

    /** New York and Berlin in spring, Berlin and New York in autumn, New Year. */
    private static final List<LocalDate> CHANGES = Stream.of(
                    "2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2027-01-01")
            .map(LocalDate::parse)
            .toList();

    @Property(tries = 300)
    void as_much_is_worked_as_was_asked_for_and_who_asks_for_more_or_later_gets_it_no_earlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(max = 160) int asked,
            @ForAll @IntRange(max = 40) int more) {
        Instant due = calendar.after(start, STEP.multipliedBy(asked));

        assertThat(worked(calendar, start, due)).isEqualTo(asked);
        assertThat(due).isAfterOrEqualTo(start);
        assertThat(calendar.after(start, STEP.multipliedBy(asked + more))).isAfterOrEqualTo(due);
        assertThat(calendar.after(start.plus(STEP.multipliedBy(more)), STEP.multipliedBy(asked)))
                .isAfterOrEqualTo(due);
        assertThat(calendar.after(start, asked % 10 + 1)).isAfterOrEqualTo(calendar.after(start, asked % 10));
    }

    /** Looks at the clock on the wall, step by step. */
    private static int worked(WorkingCalendar calendar, Instant start, Instant due) {
        int steps = 0;
        for (Instant now = start; now.isBefore(due); now = now.plus(STEP)) {
            ZonedDateTime clock = now.atZone(calendar.zone());
            int minute = clock.getHour() * 60 + clock.getMinute();
            if (!calendar.holidays().contains(clock.toLocalDate())
                    && calendar.week().getOrDefault(clock.getDayOfWeek(), List.of()).stream()
                            .anyMatch(hours -> hours.from() <= minute && minute < hours.until())) {
                steps++;
            }
        }
        return steps;
    }

    @Provide
    Arbitrary<Instant> starts() {
        return Combinators.combine(
                        Arbitraries.of(CHANGES), Arbitraries.integers().between(-400, 400))
                .as((day, steps) -> day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(STEP.multipliedBy(steps)));
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return Combinators.combine(
                        Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"),
                        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), hours())
                                .ofMinSize(1),
                        holidays())
                .as(Calendars::calendar);
    }

    /** Full hours: within an hour that comes twice, the slow count knows no first time. */
    private static Arbitrary<List<Hours>> hours() {
        return Arbitraries.integers()
                .between(0, 24)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(ends -> {
                    List<Integer> sorted = ends.stream().sorted().toList();
                    return Stream.iterate(0, i -> i + 1 < sorted.size(), i -> i + 2)
                            .map(i -> new Hours(sorted.get(i) * 60, sorted.get(i + 1) * 60))
                            .toList();
                });
    }

    private static Arbitrary<Set<LocalDate>> holidays() {
        return Combinators.combine(
                        Arbitraries.of(CHANGES), Arbitraries.integers().between(-5, 10))
                .as((day, off) -> day.plusDays(off))
                .set()
                .ofMaxSize(12);
    }
}
