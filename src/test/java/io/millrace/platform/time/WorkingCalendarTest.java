package io.millrace.platform.time;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.platform.time.WorkingCalendar.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(resources = "/time/working-calendar.csv", numLinesToSkip = 1, delimiter = '|')
    void deadlines_fall_into_working_time(
            String name, String calendar, OffsetDateTime start, String ask, OffsetDateTime due) {
        WorkingCalendar working = Calendars.named(calendar);
        Instant begin = start.toInstant();

        Instant found = ask.startsWith("PT")
                ? working.after(begin, Duration.parse(ask))
                : working.after(begin, Integer.parseInt(ask));

        assertThat(found).as(name).isEqualTo(due.toInstant());
    }

    @Test
    void a_calendar_without_working_time_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Calendars.calendar("UTC", Map.of(), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.calendar("UTC", Map.of(MONDAY, List.of()), Set.of()));
    }

    @Test
    void hours_that_overlap_or_are_out_of_order_are_refused() {
        Hours morning = new Hours(8 * 60, 12 * 60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.calendar(
                        "UTC", Map.of(MONDAY, List.of(morning, new Hours(11 * 60, 17 * 60))), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.calendar(
                        "UTC", Map.of(MONDAY, List.of(new Hours(13 * 60, 17 * 60), morning)), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"480, 480", "600, 480", "-1, 480", "480, 1441"})
    void hours_are_a_part_of_one_day(int from, int until) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(from, until));
    }

    @Test
    void nothing_is_due_before_it_is_asked() {
        WorkingCalendar calendar = WorkingCalendar.mondayToFriday();
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.after(Instant.EPOCH, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.after(Instant.EPOCH, Duration.ofHours(-1)));
    }
}
