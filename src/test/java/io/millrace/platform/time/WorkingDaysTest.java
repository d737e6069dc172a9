package io.millrace.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    // 2026-03-02 is a Monday.
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00Z, 0, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00Z, 2, 2026-03-04T09:00:00Z",
        "2026-03-05T09:00:00Z, 2, 2026-03-09T09:00:00Z",
        "2026-03-06T23:59:00Z, 1, 2026-03-09T23:59:00Z",
        "2026-03-07T10:00:00Z, 0, 2026-03-09T10:00:00Z",
        "2026-03-08T10:00:00Z, 1, 2026-03-10T10:00:00Z",
        "2026-03-02T09:00:00Z, 5, 2026-03-09T09:00:00Z",
    })
    void deadlines_count_monday_to_friday_only(Instant start, int days, Instant due) {
        assertThat(WorkingDays.after(start, days)).isEqualTo(due);
    }
}
