package io.millrace.platform.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.events.Events;
import io.millrace.platform.jobs.BackgroundWork.Step;
import io.millrace.platform.web.ErrorCode;
import io.millrace.platform.web.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of jobs, each one transaction of the job's organization: the work, how far it came, and at the end the event. */
@Component
@Transactional
class JobSteps {

    private static final Logger LOG = LoggerFactory.getLogger(JobSteps.class);

    private static final String FORWARD = """
            update background_job set position = :position, result = cast(:result as jsonb), done = done + :done,
                attempts = 1, error_code = null, error = null,
                next_step_at = clock_timestamp() + make_interval(secs => :lease)
            where id = :id
            """;

    private static final String END = """
            update background_job set state = 'DONE', position = null, result = cast(:result as jsonb),
                done = done + :done, attempts = 0, error_code = null, error = null, finished_at = clock_timestamp()
            where id = :id
            """;

    private static final String AGAIN = """
            update background_job set error_code = :code, error = :error,
                next_step_at = clock_timestamp() + make_interval(secs => :wait)
            where id = :id
            """;

    private static final String GIVE_UP = """
            update background_job set state = 'FAILED', error_code = :code, error = :error,
                finished_at = clock_timestamp()
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final JobJson json;
    private final Events events;
    private final JobProperties properties;

    JobSteps(JdbcClient jdbc, ObjectMapper json, Events events, JobProperties properties) {
        this.jdbc = jdbc;
        this.json = new JobJson(json);
        this.events = events;
        this.properties = properties;
    }

    private record Job(
            UUID id,
            String kind,
            String title,
            String parameters,
            @Nullable String position,
            String result,
            int attempts,
            String createdBy) {}

    /**
     * Does the job's next step.
     *
     * @return whether there is more to do; not when somebody has stopped the job meanwhile
     */
    boolean next(UUID id, BackgroundWork<?, ?> work) {
        Optional<Job> job = running(id);
        return job.isPresent() && next(job.get(), work);
    }

    private <P, R> boolean next(Job job, BackgroundWork<P, R> work) {
        Step<R> step = work.step(
                json.read(job.parameters(), work.parameters()), job.position(), json.read(job.result(), work.result()));
        var update = jdbc.sql(step.position() == null ? END : FORWARD)
                .param("id", job.id())
                .param("result", json.write(step.result()))
                .param("done", step.done());
        if (step.position() == null) {
            update.update();
            events.publish(new JobFinished(job.id(), job.kind(), job.title(), job.createdBy()));
            return false;
        }
        update.param("position", step.position())
                .param("lease", JobProperties.seconds(properties.lease()))
                .update();
        return true;
    }

    /** A step was rolled back: it is tried again later, or was tried often enough. */
    void failed(UUID id, Throwable thrown) {
        running(id).ifPresent(job -> {
            boolean answer =
                    thrown instanceof Problem problem && problem.code().status().is4xxClientError();
            if (answer || job.attempts() > properties.retryWaits().size()) {
                LOG.warn("Background job {} ({}) failed", id, job.kind(), thrown);
                giveUp(job, thrown);
            } else {
                Duration wait = properties.retryWaits().get(Math.max(0, job.attempts() - 1));
                LOG.warn("A step of background job {} ({}) failed; again in {}", id, job.kind(), wait, thrown);
                jdbc.sql(AGAIN)
                        .param("id", id)
                        .param("code", JobError.JOB_STEP_FAILED.code())
                        .param("error", "The last try failed; the next follows.")
                        .param("wait", JobProperties.seconds(wait))
                        .update();
            }
        });
    }

    /** Node after node has taken the job up and never come back. */
    void lost(UUID id) {
        running(id).ifPresent(job -> {
            LOG.warn("Background job {} ({}) was left {} times", id, job.kind(), job.attempts() - 1);
            giveUp(job, Problem.of(JobError.JOB_NODE_LOST));
        });
    }

    private void giveUp(Job job, Throwable thrown) {
        ErrorCode code = thrown instanceof Problem problem ? problem.code() : JobError.JOB_STEP_FAILED;
        String message = thrown instanceof Problem problem
                ? problem.detail()
                : "The step failed %d times; the log has the details under the job's id.".formatted(job.attempts());
        jdbc.sql(GIVE_UP)
                .param("id", job.id())
                .param("code", code.code())
                .param("error", message)
                .update();
        events.publish(new JobFailed(job.id(), job.kind(), job.title(), job.createdBy(), code.code(), message));
    }

    /** Locks the job, so that nobody else is at it till the transaction's end. */
    private Optional<Job> running(UUID id) {
        return jdbc.sql("""
                        select id, kind, title, parameters::text as parameters, position, result::text as result, attempts,
                            created_by
                        from background_job where id = :id and state = 'RUNNING' for update""").param("id", id).query(Job.class).optional();
    }
}
