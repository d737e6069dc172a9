package io.millrace.platform.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where modules have long work done. */
@Service
public class BackgroundJobs {

    private final JdbcClient jdbc;
    private final JobJson json;
    private final JobViews views;
    private final JobSignal signal;

    BackgroundJobs(JdbcClient jdbc, ObjectMapper json, JobViews views, JobSignal signal) {
        this.jdbc = jdbc;
        this.json = new JobJson(json);
        this.views = views;
        this.signal = signal;
    }

    /**
     * Has the work done for the current actor's organization, soon after the caller's transaction commits; never, if it
     * does not. The call answers 202 with {@link JobView#location()}.
     *
     * @param title what it is about, for people to tell it from others of its kind
     * @param total how many things there are to do; null when nobody knows
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <P, R> JobView begin(BackgroundWork<P, R> work, String title, P parameters, @Nullable Long total) {
        Actor actor = CurrentActor.require();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into background_job (id, kind, title, parameters, total, result, request_id, created_by)
                        values (:id, :kind, :title, cast(:parameters as jsonb), :total, cast(:result as jsonb), :request,
                                :user)""")
                .param("id", id)
                .param("kind", work.kind())
                .param("title", title)
                .param("parameters", json.write(parameters))
                .param("total", total)
                .param("result", json.write(work.nothingYet()))
                .param("request", actor.requestId())
                .param("user", actor.userId())
                .update();
        signal.giveAfterCommit();
        return views.find(id).orElseThrow();
    }
}
