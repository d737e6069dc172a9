package io.millrace.platform.jobs;

import io.millrace.platform.events.Signal;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the workers of this node for a job that was just asked for; those of other nodes find it when they look. */
@Component
class JobSignal {

    private final Signal signal = new Signal();

    /** Wakes as soon as the current transaction has committed, which is when the job can be seen. */
    void giveAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.give();
            }
        });
    }

    void give() {
        signal.give();
    }

    long given() {
        return signal.given();
    }

    void awaitAfter(long seen, Duration atMost) {
        signal.awaitAfter(seen, atMost);
    }
}
