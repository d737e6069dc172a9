package io.millrace.workflows;

import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of the docs that tells designers what service tasks there are. */
final class ServiceTaskPage {

    private ServiceTaskPage() {}

    static String of(Map<String, ServiceTask<?, ?>> tasks) {
        return """
                # Service tasks

                What a service task of a model can call: `camunda:delegateExpression="${name}"`. Made from the contracts of the
                application. A task reads each input from the process variable of its name, or from an input parameter of that
                name; `businessKey` is the process instance's business key. What it sets is a process variable afterwards. A
                failure is a BPMN error with that code, and a model that uses the task has to have a path for it.

                """
                + new TreeMap<>(tasks)
                        .entrySet().stream()
                                .map(task ->
                                        section(task.getKey(), task.getValue().contract()))
                                .collect(Collectors.joining("\n"));
    }

    private static String section(String bean, TaskContract<?, ?> contract) {
        var section =
                new StringBuilder("## %s\n\n`${%s}`. %s\n\n".formatted(contract.name(), bean, contract.description()));
        section.append("| | variable | type |\n|---|---|---|\n");
        rows(section, "reads", contract.input());
        rows(section, "sets", contract.output());
        contract.failures()
                .forEach(failure -> section.append(
                        "| fails with | `%s` | %s |\n".formatted(failure.code(), failure.description())));
        return section.toString();
    }

    private static void rows(StringBuilder section, String what, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            section.append("| %s | `%s` | %s%s |\n"
                    .formatted(
                            what,
                            component.getName(),
                            component.getType().getSimpleName(),
                            optional ? ", may be absent" : ""));
        }
    }
}
