package io.millrace.plants;

import static io.millrace.plants.PlantCalls.PLANTS;
import static io.millrace.plants.PlantCalls.created;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.partners.OnboardingCalls;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Timers;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin says when people work, and what is asked of them from then on is due at such a time. */
@MillraceTest
class WorkingTimeJourneyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Never today, however long the test takes. */
    private final LocalDate holiday = LocalDate.now(BERLIN).plusDays(3);

    private final List<String> plants = new ArrayList<>();

    @Autowired
    private Timers timers;

    @Autowired
    private Processes processes;

    /** So that the deadlines of other tests count as before. */
    @AfterEach
    void nobodyHasAPlant() {
        plants.forEach(plant -> Api.as("ada").delete(plant));
    }

    @Test
    void an_approval_is_due_within_the_hours_of_the_main_plant_and_not_on_its_holiday() {
        plants.add(created(oneDayAWeek(true)));

        JsonNode approval = approval(OnboardingCalls.waitingApproval());

        // Counted from the working day after the holiday: three days until it is due, two and five to the timers.
        UUID subject = UUID.fromString(approval.path("subjectId").asText());
        assertWorkingDay(Instant.parse(approval.path("dueAt").asText()), 1 + 3);
        assertWorkingDay(timers.due(subject, "approvalReminder"), 1 + 2);
        assertWorkingDay(timers.due(subject, "approvalEscalation"), 1 + 5);
    }

    @Test
    void what_is_due_keeps_its_moment_when_the_hours_change() {
        plants.add(created(oneDayAWeek(true)));
        String id = OnboardingCalls.waitingApproval();
        String due = approval(id).path("dueAt").asText();

        Answer changed = Api.as("ada").put(plants.get(0), PlantCalls.plant(true));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(approval(id).path("dueAt").asText()).isEqualTo(due);
        assertThat(Instant.parse(approval(OnboardingCalls.waitingApproval())
                        .path("dueAt")
                        .asText()))
                .isBefore(Instant.parse(due));
    }

    @Test
    void an_approval_counts_in_the_working_time_of_the_plant_that_its_process_names() {
        plants.add(created(PlantCalls.plant(true)));
        plants.add(created(oneDayAWeek(false)));
        String named = plants.get(1).substring(PLANTS.length() + 1);
        UUID subject = Ids.next();

        CurrentActor.runAs(
                People.system(),
                () -> processes.start(
                        "approval",
                        subject,
                        Map.of(
                                "subjectType", "nothing",
                                "subjectTitle", "A test",
                                "subjectSummary", "of working time",
                                "submittedBy", People.id("petra"),
                                "approvalKind", "working-time-test",
                                "plantId", named)));

        assertWorkingDay(timers.due(subject, "approvalReminder"), 1 + 2);
    }

    /** Open on one weekday, of which the first to come is a holiday. */
    private String oneDayAWeek(boolean main) {
        DayOfWeek day = holiday.getDayOfWeek();
        return """
                {"code": "W%d", "name": "Open on one day", "main": %s, "timeZone": "Europe/Berlin",
                 "workingHours": [{"day": "%s", "from": "08:00", "until": "17:00"}],
                 "holidays": [{"date": "%s", "name": "Mill festival"}]}""".formatted(System.nanoTime(), main, day, holiday);
    }

    /** @param week weeks after the holiday, which is a working day but for the festival */
    private void assertWorkingDay(Instant due, int week) {
        ZonedDateTime clock = due.atZone(BERLIN);
        assertThat(clock.toLocalDate()).isEqualTo(holiday.plusWeeks(week));
        assertThat(clock.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(17, 0));
    }

    private static JsonNode approval(String id) {
        Answer answer = Api.as("amir").get("/api/v1/approvals/" + id);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
