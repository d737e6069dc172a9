package io.millrace.partners;

import io.millrace.platform.time.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When those who work on an application or a change are reminded, and when somebody is told that they are late. */
@Component
class WorkDeadlines {

    private static final int REMIND_AFTER_DAYS = 2;
    private static final int ESCALATE_AFTER_DAYS = 5;

    private final WorkingTime workingTime;
    private final Clock clock;

    WorkDeadlines(WorkingTime workingTime, Clock clock) {
        this.workingTime = workingTime;
        this.clock = clock;
    }

    record Deadlines(Instant reminderAt, Instant escalationAt) {}

    /** @param plantId in whose working time; nothing for the main plant */
    Deadlines fromNow(@Nullable UUID plantId) {
        Instant now = clock.instant();
        var calendar = workingTime.of(plantId);
        return new Deadlines(calendar.after(now, REMIND_AFTER_DAYS), calendar.after(now, ESCALATE_AFTER_DAYS));
    }
}
