package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one caller at a time work on an external task, and nobody on another organization's. Without it the engine comes upon
 * rows that somebody else removes while it reads, and calls that a fault of its own.
 */
@Component
class ExternalTaskRows {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ExternalTaskRows(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** @throws RestException with status 404 where the current organization has no such task, or has it no more */
    void holding(String taskId, Runnable work) {
        hold("id_ = :id", taskId, "External task with id %s does not exist".formatted(taskId), work);
    }

    /** The same with all external tasks of a process instance. */
    void holdingThoseOf(String instanceId, Runnable work) {
        hold("proc_inst_id_ = :id", instanceId, "There is no external task of " + instanceId, work);
    }

    private void hold(String which, String id, String missing, Runnable work) {
        transaction.executeWithoutResult(status -> {
            var held = jdbc.sql("select id_ from act_ru_ext_task where " + which
                            + " and tenant_id_ = :organization order by id_ for update")
                    .param("id", id)
                    .param("organization", CurrentActor.require().tenant().alias())
                    .query(String.class)
                    .list();
            if (held.isEmpty()) {
                throw new RestException(Status.NOT_FOUND, missing);
            }
            work.run();
        });
    }
}
