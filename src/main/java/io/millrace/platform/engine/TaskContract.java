package io.millrace.platform.engine;

import io.millrace.platform.engine.ServiceTask.Nothing;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service task promises to those who draw models. From it come the Modeler's element template, a page of the
 * documentation, and what the deployment check verifies. The bean's name is the contract's id.
 *
 * @param name what it does, as a designer would name the task
 * @param description for the designer: when to use it, what it leaves behind
 * @param input what it reads, see {@link ServiceTask}
 * @param output what it leaves as process variables; {@link Nothing} where that is none
 * @param failures the business failures that a model has to have a path for
 */
public record TaskContract<I extends Record, O extends Record>(
        String name, String description, Class<I> input, Class<O> output, List<Failure> failures) {

    /** A failure that is reported as the BPMN error with this code. */
    public record Failure(String code, String description) {}

    public static <I extends Record, O extends Record> TaskContract<I, O> of(
            String name, String description, Class<I> input, Class<O> output) {
        return new TaskContract<>(name, description, input, output, List.of());
    }

    /** The contract of a task that leaves no variables behind. */
    public static <I extends Record> TaskContract<I, Nothing> of(String name, String description, Class<I> input) {
        return of(name, description, input, Nothing.class);
    }

    /** The same, with one more failure. */
    public TaskContract<I, O> failing(String code, String description) {
        return new TaskContract<>(
                name,
                this.description,
                input,
                output,
                Stream.concat(failures.stream(), Stream.of(new Failure(code, description)))
                        .toList());
    }

    boolean declares(BusinessError error) {
        return failures.stream().anyMatch(failure -> failure.code().equals(error.code()));
    }
}
