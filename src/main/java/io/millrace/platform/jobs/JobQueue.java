package io.millrace.platform.jobs;

import io.millrace.platform.tenancy.WorkerDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which job is next, among those of all organizations: any number of workers ask at once, on any number of nodes. */
@Component
class JobQueue {

    // The organization that was served longest ago comes first, so that a thousand jobs of one keep no other waiting.
    // A job whose step runs is locked by the step's transaction, and skipped however long that takes. A claim is
    // committed before the work begins: a job that kills its node is seen to do so, and is not tried for ever.
    private static final String CLAIM = """
            update background_job job
            set state = 'RUNNING', attempts = job.attempts + 1, claimed_at = clock_timestamp(),
                started_at = coalesce(job.started_at, clock_timestamp()),
                next_step_at = clock_timestamp() + make_interval(secs => :lease)
            from (select j.tenant_id, j.id from background_job j
                  where j.state in ('QUEUED', 'RUNNING') and j.next_step_at <= clock_timestamp() and j.kind = any(:kinds)
                  order by (select max(o.claimed_at) from background_job o where o.tenant_id = j.tenant_id) nulls first,
                      j.next_step_at, j.id
                  limit 1 for update of j skip locked) next
            where job.tenant_id = next.tenant_id and job.id = next.id
            returning job.tenant_id, job.id, job.kind, job.attempts, job.request_id
            """;

    private static final String HAND_BACK = """
            update background_job set attempts = 0, next_step_at = clock_timestamp()
            where tenant_id = :tenant and id = :id and state = 'RUNNING'
            """;

    private final WorkerDatabase database;

    JobQueue(WorkerDatabase database) {
        this.database = database;
    }

    /** @param attempts tries of the present step, with the one that begins now */
    record Claim(UUID tenantId, UUID id, String kind, int attempts, String requestId) {}

    /**
     * Takes the next job that is due.
     *
     * @param kinds what this node knows to do: while versions change, another may know more
     * @param lease after this time without a step the job is anybody's again
     */
    Optional<Claim> claim(Collection<String> kinds, Duration lease) {
        return database.call(jdbc -> jdbc.sql(CLAIM)
                .param("kinds", kinds.toArray(String[]::new))
                .param("lease", JobProperties.seconds(lease))
                .query(Claim.class)
                .optional());
    }

    /** Leaves a job that is not done yet to whoever takes it next. */
    void handBack(Claim claim) {
        database.call(jdbc -> jdbc.sql(HAND_BACK)
                .param("tenant", claim.tenantId())
                .param("id", claim.id())
                .update());
    }
}
