package io.millrace.platform.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;

/** The engine's task in the words of {@link UserTask}. */
record EngineUserTask(DelegateTask task) implements UserTask {

    @Override
    public String id() {
        return task.getId();
    }

    @Override
    public String name() {
        return task.getName();
    }

    @Override
    public String element() {
        return task.getTaskDefinitionKey();
    }

    @Override
    public String process() {
        return execution().getProcessDefinition().getKey();
    }

    @Override
    public String processInstanceId() {
        return task.getProcessInstanceId();
    }

    @Override
    public UUID subjectId() {
        return UUID.fromString(task.getExecution().getProcessBusinessKey());
    }

    @Override
    public @Nullable String capability() {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && !TaskSubstitution.isGroup(group))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable String assignee() {
        return task.getAssignee();
    }

    @Override
    public @Nullable String owner() {
        return task.getOwner();
    }

    @Override
    public boolean isBeingCompleted() {
        return UserTasks.isCompleting();
    }

    @Override
    public boolean returnsToOwner() {
        return ((TaskEntity) task).getDelegationState() == DelegationState.PENDING;
    }

    @Override
    public Set<String> segregatedFrom() {
        return Arrays.stream(property(SegregationOfDuties.PROPERTY).orElse("").split(","))
                .map(String::strip)
                .filter(variable -> !variable.isEmpty())
                .flatMap(variable -> variable(variable).stream())
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void offerAlsoTo(String group) {
        task.addCandidateGroup(group);
    }

    @Override
    public @Nullable Instant due() {
        Date due = task.getDueDate();
        return due == null ? null : due.toInstant();
    }

    @Override
    public Optional<String> property(String name) {
        ExtensionElements extensions = task.getBpmnModelElementInstance().getExtensionElements();
        if (extensions == null) {
            return Optional.empty();
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    @Override
    public Optional<Object> variable(String name) {
        return Optional.ofNullable(task.getVariable(name));
    }

    @Override
    public void show(String name, Object value) {
        task.setVariableLocal(name, TaskVariables.toEngine(value));
    }

    @Override
    public void rename(String name) {
        task.setName(name);
    }

    @Override
    public void report(String name, @Nullable Object value) {
        execution().getProcessInstance().setVariableLocal(name, TaskVariables.toEngine(value));
    }

    private ExecutionEntity execution() {
        return (ExecutionEntity) task.getExecution();
    }
}
