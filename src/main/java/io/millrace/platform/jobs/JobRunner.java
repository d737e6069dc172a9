package io.millrace.platform.jobs;

import io.millrace.platform.jobs.JobQueue.Claim;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads of a node that work on background jobs, each on one at a time and on none for long. */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobQueue queue;
    private final JobSteps steps;
    private final JobSignal signal;
    private final Tenants tenants;
    private final Map<String, BackgroundWork<?, ?>> kinds;
    private final JobProperties properties;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    @Autowired
    JobRunner(
            JobQueue queue,
            JobSteps steps,
            JobSignal signal,
            Tenants tenants,
            ObjectProvider<BackgroundWork<?, ?>> works,
            JobProperties properties) {
        this(queue, steps, signal, tenants, works.stream().toList(), properties);
    }

    JobRunner(
            JobQueue queue,
            JobSteps steps,
            JobSignal signal,
            Tenants tenants,
            List<BackgroundWork<?, ?>> works,
            JobProperties properties) {
        this.queue = queue;
        this.steps = steps;
        this.signal = signal;
        this.tenants = tenants;
        this.kinds = works.stream().collect(Collectors.toUnmodifiableMap(BackgroundWork::kind, Function.identity()));
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (int i = 1; i <= properties.workers(); i++) {
            threads.add(new Thread(this::work, "background-job-" + i));
        }
        threads.forEach(Thread::start);
    }

    /** Returns when the steps in hand are done and all threads have ended; the jobs are left to the other nodes. */
    @Override
    public synchronized void stop() {
        running = false;
        signal.give();
        threads.forEach(JobRunner::join);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        for (long seen = signal.given(); running; seen = signal.given()) {
            try {
                Optional<Claim> claim = queue.claim(kinds.keySet(), properties.lease());
                if (claim.isPresent()) {
                    workOn(claim.get());
                    continue;
                }
            } catch (RuntimeException failed) {
                LOG.warn("Background jobs can't be worked on; trying again", failed);
            }
            signal.awaitAfter(seen, properties.pollInterval());
        }
    }

    private void workOn(Claim claim) {
        Tenant tenant = tenants.byId(claim.tenantId())
                .orElseThrow(() -> new IllegalStateException("No organization " + claim.tenantId()));
        CurrentActor.runAs(Actor.system(tenant, claim.requestId(), "background job " + claim.id()), () -> {
            if (claim.attempts() > properties.retryWaits().size() + 1) {
                steps.lost(claim.id());
            } else if (goOn(claim, Objects.requireNonNull(kinds.get(claim.kind())))) {
                queue.handBack(claim);
            }
        });
    }

    /** @return whether there is more to do, for others to take a turn at other jobs before */
    private boolean goOn(Claim claim, BackgroundWork<?, ?> work) {
        long end = System.nanoTime() + properties.slice().toNanos();
        try {
            boolean more;
            do {
                more = steps.next(claim.id(), work);
            } while (more && running && System.nanoTime() - end < 0);
            return more;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
            steps.failed(claim.id(), thrown);
            return false;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
