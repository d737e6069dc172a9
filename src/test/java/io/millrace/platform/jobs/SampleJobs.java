package io.millrace.platform.jobs;

import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs of acme that dora began, of a kind that no node knows, so that they stay as they are. */
public final class SampleJobs {

    static final String KIND = "partners.screen";

    private SampleJobs() {}

    public static UUID queued() {
        return insert("QUEUED");
    }

    public static UUID failed() {
        return insert("FAILED");
    }

    private static UUID insert(String state) {
        UUID id = UUID.randomUUID();
        JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("""
                        insert into background_job (tenant_id, id, kind, title, parameters, state, total, done, position,
                            result, error_code, error, attempts, request_id, created_by, started_at, finished_at)
                        values (:tenant, :id, :kind, 'Screen all partners against the new list', '{}', :state, 40,
                            case when :state = 'FAILED' then 14 else 0 end, null, '{"screened": 14, "hits": 1}',
                            case when :state = 'FAILED' then 'JOB_STEP_FAILED' end,
                            case when :state = 'FAILED'
                                then 'The step failed 5 times; the log has the details under the job''s id.' end,
                            case when :state = 'FAILED' then 5 else 0 end, 'request-1', :user,
                            case when :state = 'FAILED' then now() end, case when :state = 'FAILED' then now() end)""")
                .param("tenant", People.ACME.id())
                .param("id", id)
                .param("kind", KIND)
                .param("state", state)
                .param("user", People.id("dora"))
                .update();
        return id;
    }
}
