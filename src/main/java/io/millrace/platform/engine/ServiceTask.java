package io.millrace.platform.engine;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service task of a model calls: {@code camunda:delegateExpression="${activatePartner}"} names the Spring bean.
 *
 * <p>Its {@link TaskContract} names two records: each component of the input is read from the process variable of its name, each
 * component of the output is written back as one; an input that may be absent is {@code @Nullable}, and one named
 * {@code businessKey} is the process instance's business key, one named {@code processInstanceId} its id. Components are
 * {@code String}, {@code UUID}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double} or {@code Instant}, so
 * variables stay references and figures, and the data stays in tables.
 *
 * <p>A task may run twice (jobs are at-least-once) and must then have no second effect. It only writes rows: what leaves
 * the house goes through the outbox, in the same transaction.
 *
 * @param <I> typed input
 * @param <O> typed output; {@link Nothing} where there is none
 */
public interface ServiceTask<I extends Record, O extends Record> {

    TaskContract<I, O> contract();

    /**
     * Does the work in the engine's transaction, as the actor who caused it.
     *
     * @throws BusinessError one that the contract declares; any other failure is a technical one and is tried again
     */
    O run(I input);

    /** A task from a function, for those that need no class of their own. */
    static <I extends Record, O extends Record> ServiceTask<I, O> of(TaskContract<I, O> contract, Function<I, O> work) {
        return new ServiceTask<>() {
            @Override
            public TaskContract<I, O> contract() {
                return contract;
            }

            @Override
            public O run(I values) {
                return work.apply(values);
            }
        };
    }

    /** A task that reports nothing back. */
    static <I extends Record> ServiceTask<I, Nothing> doing(TaskContract<I, Nothing> contract, Consumer<I> work) {
        return of(contract, values -> {
            work.accept(values);
            return new Nothing();
        });
    }

    /** The output of a task that reports nothing back. */
    record Nothing() {}
}
