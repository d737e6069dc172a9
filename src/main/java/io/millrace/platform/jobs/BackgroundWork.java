package io.millrace.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A kind of long work: any bean of this type. A job of it goes step by step. Each step runs in a transaction of its own
 * that also commits how far the job came, as the system at work for the organization of the one who asked. So a step's
 * effect in the database happens exactly once, and after a crash the job goes on with the step that was not committed. What
 * leaves the system goes through the outbox.
 *
 * <p>A step is small: a second is long. It holds its locks till its end, and whoever cancels the job waits for it.
 *
 * @param <P> what the work is to do; kept as JSON until the job is deleted, so later versions must be able to read it
 * @param <R> what has come of it so far; kept as JSON, written again with every step and shown to callers while the job
 *     runs, so it stays small: counts, and examples up to a fixed number
 */
public interface BackgroundWork<P, R> {

    /** {@code <module>.<verb>}, e.g. {@code workflows.migrate}; never changes. */
    String kind();

    Class<P> parameters();

    Class<R> result();

    /** What is there before the first step. */
    R nothingYet();

    /**
     * Does the next bit.
     *
     * <p>A {@link io.millrace.platform.web.Problem} with a status from 400 to 499 is an answer: the job fails with its code
     * and detail. Anything else is taken for an accident: the step is rolled back and tried again, five times in all by
     * default, with growing waits.
     *
     * @param position what the step before has given; null at the beginning
     * @param soFar what the steps before have brought about
     */
    Step<R> step(P parameters, @Nullable String position, R soFar);

    /**
     * How far a step has come.
     *
     * @param position where the next step begins; null when there is nothing left to do
     * @param done how many of the job's things this step dealt with
     */
    record Step<R>(@Nullable String position, long done, R result) {

        public static <R> Step<R> to(String position, long done, R result) {
            return new Step<>(position, done, result);
        }

        public static <R> Step<R> end(long done, R result) {
            return new Step<>(null, done, result);
        }
    }
}
