package io.millrace.platform.events;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wakes all threads that wait; one that looked for work before the signal and waits after it is not left asleep. */
public final class Signal {

    private long given;

    public synchronized void give() {
        given++;
        notifyAll();
    }

    /** To be asked before looking for work. */
    public synchronized long given() {
        return given;
    }

    /** Returns at the first signal after that many, or when the time is over. */
    public synchronized void awaitAfter(long seen, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); given == seen && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
