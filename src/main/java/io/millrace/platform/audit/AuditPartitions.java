package io.millrace.platform.audit;

import io.millrace.platform.tenancy.WorkerDatabase;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Makes the audit log's monthly partitions ahead: a write into a month without one would fail, and its business change too. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditPartitions {

    static final int MONTHS_AHEAD = 3;

    private static final Logger LOG = LoggerFactory.getLogger(AuditPartitions.class);

    /** An arbitrary constant: the lock that keeps two nodes from making the same partition. */
    private static final long MAKING = 0x6175646974706172L;

    private final WorkerDatabase database;

    AuditPartitions(WorkerDatabase database) {
        this.database = database;
    }

    /** At start and every day; months ahead, so that weeks of failures harm nobody. */
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.DAYS)
    void make() {
        int made = database.call(jdbc -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", MAKING)
                    .query((row, number) -> true)
                    .single();
            return jdbc.sql("select make_audit_partitions(:months)")
                    .param("months", MONTHS_AHEAD)
                    .query(Integer.class)
                    .single();
        });
        if (made > 0) {
            LOG.info("Made {} partitions of the audit log", made);
        }
    }
}
