package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Bpmn.called;

import java.util.Arrays;
import java.util.Set;

/** What tasks name: what they call, whom they are offered to, what people see. */
final class TaskReferences {

    private static final Set<String> BINDINGS = Set.of("deployment", "latest");

    private final Findings findings;
    private final Surroundings surroundings;

    TaskReferences(Findings findings, Surroundings surroundings) {
        this.findings = findings;
        this.surroundings = surroundings;
    }

    void check(Element element) {
        bean(element, element);
        Bpmn.eventDefinitions(element).forEach(definition -> bean(element, definition));
        switch (element.localName()) {
            case "userTask" -> {
                offered(element);
                form(element);
                due(element);
            }
            case "callActivity" -> process(element);
            case "businessRuleTask" -> decision(element);
            default -> {}
        }
    }

    private void bean(Element element, Element caller) {
        Extensions.bean(caller)
                .filter(bean -> !surroundings.tasks().containsKey(bean))
                .ifPresent(bean -> findings.add(
                        element,
                        ReferenceRule.UNKNOWN_TASK,
                        "%s calls '%s', which the application doesn't offer.%s"
                                .formatted(
                                        called(element),
                                        bean,
                                        Suggestion.near(
                                                bean, surroundings.tasks().keySet()))));
    }

    private void offered(Element task) {
        String groups = Extensions.attribute(task, "candidateGroups");
        if (groups == null || groups.isBlank()) {
            findings.add(
                    task, ReferenceRule.TASK_FOR_NOBODY, "%s is offered to no capability.".formatted(called(task)));
            return;
        }
        Arrays.stream(groups.split(","))
                .map(String::strip)
                .filter(group -> !Expressions.isExpression(groups)
                        && !surroundings.capabilities().contains(group))
                .forEach(group -> findings.add(
                        task,
                        ReferenceRule.UNKNOWN_CAPABILITY,
                        "%s is offered to '%s', which is no capability.%s"
                                .formatted(called(task), group, Suggestion.near(group, surroundings.capabilities()))));
    }

    private void form(Element task) {
        String form = Extensions.attribute(task, "formRef");
        if (form == null || form.isBlank()) {
            findings.add(task, ReferenceRule.TASK_WITHOUT_FORM, "%s has no form.".formatted(called(task)));
            return;
        }
        if (!Expressions.isExpression(form) && surroundings.form(form).isEmpty()) {
            findings.add(
                    task,
                    ReferenceRule.UNKNOWN_FORM,
                    "%s shows the form '%s', which isn't there.".formatted(called(task), form));
        }
        String binding = Extensions.attribute(task, "formRefBinding");
        if (binding == null || !BINDINGS.contains(binding)) {
            findings.add(
                    task,
                    ReferenceRule.FORM_BINDING,
                    "%s shows the form '%s' in the version '%s'."
                            .formatted(called(task), form, binding == null ? "" : binding));
        }
    }

    private void due(Element task) {
        String due = Extensions.attribute(task, "dueDate");
        if (due == null || due.isBlank()) {
            findings.add(task, ReferenceRule.TASK_WITHOUT_DUE_DATE, "%s is never due.".formatted(called(task)));
        } else if (!Expressions.isExpression(due) && !Times.isDate(due) && !Times.isDuration(due)) {
            findings.add(
                    task,
                    ReferenceRule.TIMER_INVALID,
                    "%s is due '%s', which is no time.".formatted(called(task), due));
        }
    }

    private void process(Element call) {
        String key = call.attribute("calledElement");
        if (key == null || key.isBlank()) {
            findings.add(call, ReferenceRule.UNKNOWN_PROCESS, "%s calls no process.".formatted(called(call)));
        } else if (!Expressions.isExpression(key) && surroundings.process(key).isEmpty()) {
            findings.add(
                    call,
                    ReferenceRule.UNKNOWN_PROCESS,
                    "%s calls the process '%s', which isn't there.".formatted(called(call), key));
        }
    }

    private void decision(Element task) {
        String key = Extensions.attribute(task, "decisionRef");
        if (key != null
                && !Expressions.isExpression(key)
                && surroundings.decision(key).isEmpty()) {
            findings.add(
                    task,
                    ReferenceRule.UNKNOWN_DECISION,
                    "%s asks the decision '%s', which isn't there.".formatted(called(task), key));
        }
    }
}
