package io.millrace.platform.engine;

import static io.millrace.platform.engine.ElementTemplate.Property.hidden;
import static io.millrace.platform.engine.ElementTemplate.Property.text;

import io.millrace.platform.engine.ElementTemplate.Binding;
import io.millrace.platform.engine.ElementTemplate.Choice;
import io.millrace.platform.engine.ElementTemplate.Property;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/**
 * What designers pick from in the Modeler instead of typing bean names: a template for each service task, made from its
 * contract, one for a task that people do, and one for an approval.
 */
@Service
public class ElementTemplates {

    private final Map<String, ServiceTask<?, ?>> tasks;
    private final JdbcClient jdbc;

    ElementTemplates(Map<String, ServiceTask<?, ?>> tasks, JdbcClient jdbc) {
        this.tasks = new TreeMap<>(tasks);
        this.jdbc = jdbc;
    }

    /** All templates in the order in which the Modeler's files list them. */
    @Transactional(readOnly = true)
    public List<ElementTemplate> all() {
        var serviceTasks = tasks.entrySet().stream()
                .map(task -> of(task.getKey(), task.getValue().contract()));
        return Stream.concat(Stream.of(approval(), userTask()), serviceTasks).toList();
    }

    private static ElementTemplate of(String bean, TaskContract<?, ?> contract) {
        Set<String> written = Arrays.stream(contract.output().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        Stream<Property> inputs = Arrays.stream(contract.input().getRecordComponents())
                .filter(component -> !component.getName().equals(ServiceTaskDelegate.BUSINESS_KEY)
                        && !component.getName().equals(ServiceTaskDelegate.INSTANCE))
                // A value of the task's own would hide the variable of the same name that the task writes.
                .filter(component -> !written.contains(component.getName()))
                .map(ElementTemplates::input);
        return ElementTemplate.forElement(
                "io.millrace.task." + bean,
                contract.name(),
                description(contract),
                "bpmn:ServiceTask",
                Stream.concat(
                                Stream.of(hidden(
                                        Binding.property("camunda:delegateExpression"), "${%s}".formatted(bean))),
                                inputs)
                        .toList());
    }

    private static Property input(RecordComponent component) {
        return text(
                        words(component.getName()),
                        "%s. Read from the variable %s unless you give another value or expression."
                                .formatted(kind(component.getType()), component.getName()),
                        Binding.input(component.getName()))
                .notRequired();
    }

    /** {@code applicationId} as "Application id". */
    private static String words(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return StringUtils.capitalize(words);
    }

    private static String kind(Class<?> type) {
        if (type == UUID.class) {
            return "An id";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "A date and time";
        }
        return Number.class.isAssignableFrom(type) ? "A number" : "A text";
    }

    private static String description(TaskContract<?, ?> contract) {
        String leaves = Arrays.stream(contract.output().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
        String fails = contract.failures().stream()
                .map(failure -> "%s (%s)".formatted(failure.code(), failure.description()))
                .collect(Collectors.joining(", "));
        return contract.description()
                + (leaves.isEmpty() ? "" : " Sets: " + leaves + ".")
                + (fails.isEmpty() ? "" : " Needs a path for: " + fails + ".");
    }

    /** Collects signatures by the approval matrix; what it needs of its caller is in the documentation of that process. */
    private static ElementTemplate approval() {
        return ElementTemplate.forElement(
                "io.millrace.approval",
                "Approval",
                "Collects the signatures that the approval matrix asks for. Sets decision (APPROVE, REJECT or RETURN),"
                        + " decisionReason and decidedBy.",
                "bpmn:CallActivity",
                List.of(
                        hidden(Binding.property("calledElement"), "approval"),
                        text("Subject's id", "Expression for the id of what is approved.", Binding.businessKey())
                                .required(),
                        text(
                                        "Kind of approval",
                                        "By this the approval matrix knows who signs, e.g. purchase-order.",
                                        Binding.in("approvalKind"))
                                .required(),
                        text(
                                        "Amount",
                                        "Expression for what is approved, in figures; leave it empty where there is none.",
                                        Binding.in("approvalAmount"))
                                .notRequired(),
                        text("Currency", "ISO 4217, or an expression for it.", Binding.in("approvalCurrency"))
                                .notRequired(),
                        text("Subject", "Kind of record that is shown to the approvers.", Binding.in("subjectType"))
                                .withValue("${subjectType}")
                                .required(),
                        text("Requested by", "Whoever this is can't sign.", Binding.in("submittedBy"))
                                .withValue("${submittedBy}")
                                .required(),
                        text(
                                        "Deadline in working days",
                                        "Instead of the one in the approval matrix.",
                                        Binding.in("approvalDeadlineDays"))
                                .notRequired(),
                        hidden(Binding.out("decision"), "decision"),
                        hidden(Binding.out("decisionReason"), "decisionReason"),
                        hidden(Binding.out("decidedBy"), "decidedBy")));
    }

    private ElementTemplate userTask() {
        List<Choice> capabilities = jdbc.sql("select name, description from capability order by name")
                .query((row, number) -> new Choice(row.getString("description"), row.getString("name")))
                .list();
        return ElementTemplate.forElement(
                "io.millrace.user-task",
                "Task for people, by somebody else",
                "Offered to everybody with a capability, but not to those who did what came before.",
                "bpmn:UserTask",
                List.of(
                        Property.choice(
                                "Offered to those who may", capabilities, Binding.property("camunda:candidateGroups")),
                        text(
                                        "Not to be done by",
                                        "Variables that hold the ids of people who must not do this task, comma between"
                                                + " them, e.g. submittedBy.",
                                        Binding.extension(SegregationOfDuties.PROPERTY))
                                .withValue("submittedBy")
                                .required(),
                        text("Due", "Expression for a date, e.g. ${dueAt}.", Binding.property("camunda:dueDate"))
                                .required(),
                        text("Form", "Id of a Camunda form.", Binding.property("camunda:formRef"))
                                .required(),
                        hidden(Binding.property("camunda:formRefBinding"), "deployment")));
    }
}
