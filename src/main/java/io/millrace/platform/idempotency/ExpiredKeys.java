package io.millrace.platform.idempotency;

import io.millrace.platform.tenancy.WorkerDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys after 24 hours, a few at a time so that no transaction is long. Several nodes may do it at once. */
@Component
class ExpiredKeys {

    private static final int STEP = 1000;

    private final WorkerDatabase database;

    ExpiredKeys(WorkerDatabase database) {
        this.database = database;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forget() {
        int forgotten;
        do {
            forgotten = database.call(jdbc -> jdbc.sql("""
                            delete from idempotency_key where (tenant_id, user_id, method, path, key) in (
                                select tenant_id, user_id, method, path, key from idempotency_key
                                where created_at < now() - interval '24 hours' order by created_at limit :step)""").param("step", STEP).update());
        } while (forgotten == STEP);
    }
}
