package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Bpmn.called;

import io.millrace.platform.engine.check.ProcessContract.Variable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process says of itself as a whole. */
final class ProcessDeclarations {

    private static final Pattern DAYS = Pattern.compile("\\d{1,6}|P\\d{1,6}D");

    private final Findings findings;
    private final Definitions definitions;
    private final Surroundings surroundings;

    ProcessDeclarations(Findings findings, Definitions definitions, Surroundings surroundings) {
        this.findings = findings;
        this.definitions = definitions;
        this.surroundings = surroundings;
    }

    void check(Element process, ProcessGraph graph) {
        history(process);
        startable(process, graph);
        properties(process, graph);
        for (Element element : graph.elements()) {
            Extensions.property(element, Gateways.OTHERWISE)
                    .filter(value -> !value.equals(Gateways.STOP))
                    .ifPresent(value -> findings.add(
                            element,
                            ReferenceRule.UNREADABLE_DECLARATION,
                            "%s has the property otherwise = %s; only stop means something."
                                    .formatted(called(element), value)));
        }
    }

    private void history(Element process) {
        String days = Extensions.attribute(process, "historyTimeToLive");
        if (days == null || days.isBlank()) {
            findings.add(
                    process,
                    ReferenceRule.HISTORY_TIME_TO_LIVE,
                    "%s doesn't say how long its records are kept.".formatted(called(process)));
        } else if (!DAYS.matcher(days).matches()) {
            findings.add(
                    process,
                    ReferenceRule.HISTORY_TIME_TO_LIVE_INVALID,
                    "%s keeps its records for '%s', which is no number of days.".formatted(called(process), days));
        }
    }

    private void startable(Element process, ProcessGraph graph) {
        if ("false".equals(Extensions.attribute(process, "isStartableInTasklist"))) {
            return;
        }
        Set<String> asked = graph.within(process).stream()
                .filter(node -> Bpmn.is(node, "startEvent"))
                .flatMap(start -> Optional.ofNullable(Extensions.attribute(start, "formRef")).stream())
                .flatMap(form -> surroundings.form(form).stream())
                .flatMap(form -> FormAnswer.of(form).stream())
                .map(FormAnswer::name)
                .collect(Collectors.toSet());
        List<String> missing = ProcessContract.declaredBy(process).inputs().stream()
                .filter(input -> !input.optional() && !asked.contains(input.name()))
                .map(Variable::name)
                .toList();
        if (!missing.isEmpty()) {
            findings.add(
                    process,
                    ReferenceRule.STARTABLE_WITHOUT_INPUTS,
                    "%s can be started in Tasklist, where nobody is asked for %s."
                            .formatted(called(process), String.join(", ", missing)));
        }
    }

    private void properties(Element process, ProcessGraph graph) {
        Set<String> messages = graph.elements().stream()
                .flatMap(element -> definitions.messagesOf(element).stream())
                .flatMap(message -> Optional.ofNullable(message.attribute("name")).stream())
                .collect(Collectors.toSet());
        Extensions.properties(process).forEach((property, value) -> {
            if (property.startsWith(ProcessContract.INPUT)) {
                readable(process, property, property.substring(ProcessContract.INPUT.length()), value);
            } else if (property.startsWith(ProcessContract.MESSAGE)) {
                String path = property.substring(ProcessContract.MESSAGE.length());
                int dot = path.lastIndexOf('.');
                readable(process, property, dot > 0 ? path.substring(dot + 1) : "", value);
                if (dot > 0 && !messages.contains(path.substring(0, dot))) {
                    findings.add(
                            process,
                            ReferenceRule.UNKNOWN_MESSAGE,
                            "%s declares a variable of the message '%s', for which it never waits.%s"
                                    .formatted(
                                            called(process),
                                            path.substring(0, dot),
                                            Suggestion.near(path.substring(0, dot), messages)));
                }
            } else if (property.equals(ProcessContract.START_CAPABILITY)
                    && !surroundings.capabilities().contains(value)) {
                findings.add(
                        process,
                        ReferenceRule.UNKNOWN_CAPABILITY,
                        "%s can be started with '%s', which is no capability.%s"
                                .formatted(
                                        called(process), value, Suggestion.near(value, surroundings.capabilities())));
            }
        });
    }

    private void readable(Element process, String property, String variable, String value) {
        if (ProcessContract.variable(variable, value).isEmpty()) {
            findings.add(
                    process,
                    ReferenceRule.UNREADABLE_DECLARATION,
                    "%s declares %s = '%s', which is no type.".formatted(called(process), property, value));
        }
    }
}
