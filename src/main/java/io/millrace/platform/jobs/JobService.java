package io.millrace.platform.jobs;

import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with background jobs. Their own they see and stop without any capability; for others' they need one. */
@Service
@Transactional
class JobService {

    private final JdbcClient jdbc;
    private final JobViews views;
    private final Events events;
    private final JobSignal signal;

    JobService(JdbcClient jdbc, JobViews views, Events events, JobSignal signal) {
        this.jdbc = jdbc;
        this.views = views;
        this.events = events;
        this.signal = signal;
    }

    @Transactional(readOnly = true)
    JobView get(UUID id) {
        return own(id, JobCapabilities.JOB_READ);
    }

    /** Has a failed job go on with the step that it failed at. */
    JobView retry(UUID id) {
        find(id);
        int repeated = jdbc.sql("""
                        update background_job set state = 'QUEUED', attempts = 0, next_step_at = now(), finished_at = null,
                            error_code = null, error = null
                        where id = :id and state = 'FAILED'""").param("id", id).update();
        if (repeated == 0) {
            throw Problem.of(JobError.JOB_NOT_FAILED);
        }
        signal.giveAfterCommit();
        return find(id);
    }

    /** Stops a job after the step that it is at, or takes a failed one off the list of those that wait for somebody. */
    JobView cancel(UUID id) {
        JobView job = own(id, JobCapabilities.OPS_MANAGE_JOBS);
        // Waits for the end of the step that runs, which may turn out to be the last.
        int stopped = jdbc.sql("""
                        update background_job set state = 'CANCELLED', finished_at = clock_timestamp()
                        where id = :id and state in ('QUEUED', 'RUNNING', 'FAILED')""").param("id", id).update();
        if (stopped == 0) {
            throw Problem.of(JobError.JOB_ENDED);
        }
        events.publish(new JobCancelled(id, job.kind(), job.title(), job.createdBy()));
        return find(id);
    }

    private JobView own(UUID id, String capabilityForOthers) {
        JobView job = find(id);
        Actor actor = CurrentActor.require();
        if (!actor.userId().equals(job.createdBy()) && !actor.may(capabilityForOthers)) {
            throw Problem.of(
                    PlatformError.CAPABILITY_MISSING,
                    "Somebody else began this job, so you need the capability %s.".formatted(capabilityForOthers));
        }
        return job;
    }

    private JobView find(UUID id) {
        return views.find(id).orElseThrow(() -> Problem.of(JobError.JOB_NOT_FOUND));
    }
}
