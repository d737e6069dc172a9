package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import io.millrace.platform.tenancy.CurrentActor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Brings a timer's moment forward to now and lets the application's own job executor find and run it, so that nothing
 * but the waiting is left out.
 */
@Component
@Profile("test")
public class Timers {

    private final ManagementService management;
    private final RuntimeService runtime;

    Timers(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    /** When the timer of this element of acme's process about a record is set to go off. */
    public Instant due(UUID subjectId, String element) {
        return CurrentActor.callAs(
                People.system(), () -> timer(subjectId, element).getDuedate().toInstant());
    }

    /** Returns when the job has run: the timer is gone. */
    public void runNow(UUID subjectId, String element) {
        String job = CurrentActor.callAs(People.system(), () -> {
            Job timer = timer(subjectId, element);
            management.setJobDuedate(timer.getId(), Date.from(Instant.now()));
            return timer.getId();
        });
        await().atMost(Duration.ofMinutes(2))
                .until(() -> CurrentActor.callAs(
                        People.system(),
                        () -> management.createJobQuery().jobId(job).count() == 0));
    }

    private Job timer(UUID subjectId, String element) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(subjectId.toString()).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(element)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No timer " + element + " waits for " + subjectId));
    }
}
