package io.millrace.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.testing.Answer;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;

/** People do whatever comes to their minds, through the API and the engine's own interface, on the real engine. */
@MillraceTest
class SigningWalkTest {

    private static final List<String> WALKERS = List.of("amir", "mona", "otto", "ada", "viktor", "clara");
    private static final int STEPS = 60;

    @Autowired
    private Signing signing;

    @AfterEach
    void everybodyIsBack() {
        Signing.everybodyIsThere();
    }

    @RepeatedTest(4)
    void no_walk_through_the_engine_lets_anybody_decide_their_own_request_or_sign_twice(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String requester = WALKERS.get(random.nextInt(3));
        List<UUID> approvals = signing.requestedBy(requester);
        List<String> walked = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            walked.add(step(random, approvals.get(random.nextInt(3))));
        }

        Set<String> signers = new HashSet<>();
        for (Signed signed : signed(approvals)) {
            assertThat(signed.people())
                    .as("%s after %s", signed, walked)
                    .doesNotContain(People.id(requester))
                    .noneMatch(signers::contains);
            signers.addAll(signed.people());
        }
        // Whoever had no right of their own acted for somebody.
        assertThat(signed(approvals))
                .filteredOn(signed -> Set.of(People.id("viktor"), People.id("clara"), People.id("ada"))
                        .contains(signed.decidedBy()))
                .allSatisfy(signed -> assertThat(signed.onBehalfOf()).isNotNull());
    }

    private record Signed(String decidedBy, @Nullable String onBehalfOf, List<String> people) {}

    private static List<Signed> signed(List<UUID> approvals) {
        return Signing.database()
                .sql(
                        "select decided_by, on_behalf_of, delegated_by from approval where id in (:ids) and state = 'DECIDED'")
                .param("ids", approvals)
                .query((row, number) -> {
                    List<String> people = new ArrayList<>();
                    for (int i = 1; i <= 3; i++) {
                        if (row.getString(i) != null) {
                            people.add(row.getString(i));
                        }
                    }
                    return new Signed(row.getString(1), row.getString(2), people);
                })
                .list();
    }

    private String step(Random random, UUID approval) {
        String person = WALKERS.get(random.nextInt(WALKERS.size()));
        String other = WALKERS.get(random.nextInt(WALKERS.size()));
        String did =
                switch (random.nextInt(10)) {
                    case 0 -> answer(Signing.post(person, approval, "claim"));
                    case 1 -> answer(Signing.post(person, approval, "unclaim"));
                    case 2 -> answer(Signing.give(person, approval, "delegate", other));
                    case 3 -> answer(Signing.give(person, approval, "reassign", other));
                    case 4 -> answer(Signing.approve(person, approval));
                    case 5, 6 -> answer(Signing.arrange(person, absence(other)));
                    case 7 -> answer(Signing.arrange(person));
                    case 8 -> inEngine(person, tasks -> tasks.setAssignee(Signing.task(approval), People.id(other)));
                    default ->
                        inEngine(
                                person, tasks -> tasks.complete(Signing.task(approval), Map.of("decision", "APPROVE")));
                };
        return person + " " + other + " " + did;
    }

    private static Map<String, Object> absence(String substitute) {
        return Map.of(
                "substitute",
                People.id(substitute),
                "until",
                Instant.now().plus(Duration.ofHours(1)).toString());
    }

    private interface Work {
        void with(TaskService tasks);
    }

    private String inEngine(String person, Work work) {
        try {
            CurrentActor.runAs(People.actor(person, capabilities(person)), () -> work.with(signing.engine()));
            return "engine did";
        } catch (ProcessEngineException | Problem refused) {
            return "engine refused";
        }
    }

    private static String[] capabilities(String person) {
        return switch (person) {
            case "ada" -> new String[] {"APPROVAL_REASSIGN"};
            case "amir", "mona", "otto" -> new String[] {"PARTNER_APPROVE"};
            default -> new String[0];
        };
    }

    /** Whatever is refused, nothing breaks. */
    private static String answer(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        return answer.status() + " " + answer.code();
    }
}
