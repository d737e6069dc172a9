package io.millrace.workflows;

import org.jspecify.annotations.Nullable;

/**
 * How much passes an element of a process, and how long it takes there.
 *
 * @param running how many wait there now
 * @param incidents how many of them an operator has to mend
 * @param finished how many have passed, as far as the history reaches
 * @param medianSeconds half of them took no longer; null where none has passed
 * @param p95Seconds nineteen of twenty took no longer
 */
record ElementActivity(
        String activityId,
        long running,
        long incidents,
        long finished,
        @Nullable Double medianSeconds,
        @Nullable Double p95Seconds) {}
