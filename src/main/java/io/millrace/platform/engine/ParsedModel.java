package io.millrace.platform.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CancelBoundaryEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CancelEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CompensationEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartConditionalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateCatchLinkEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateConditionalEventBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.IntermediateThrowNoneEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ManualTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ThrowEscalationEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ThrowSignalEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ListValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.MapValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.NullValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.el.UelExpressionCondition;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/**
 * What a parsed model would run, by the objects that the engine made of it: only the kinds listed here, and no listener
 * that the model brought along. Expressions were looked at when {@link AllowListExpressionManager} made them.
 */
final class ParsedModel {

    private static final Set<Class<?>> BEHAVIORS = Set.of(
            BoundaryConditionalEventActivityBehavior.class,
            BoundaryEventActivityBehavior.class,
            CallActivityBehavior.class,
            CancelBoundaryEventActivityBehavior.class,
            CancelEndEventActivityBehavior.class,
            CompensationEventActivityBehavior.class,
            DmnBusinessRuleTaskActivityBehavior.class,
            ErrorEndEventActivityBehavior.class,
            EventBasedGatewayActivityBehavior.class,
            EventSubProcessActivityBehavior.class,
            EventSubProcessStartConditionalEventActivityBehavior.class,
            EventSubProcessStartEventActivityBehavior.class,
            ExclusiveGatewayActivityBehavior.class,
            ExternalTaskActivityBehavior.class,
            InclusiveGatewayActivityBehavior.class,
            IntermediateCatchEventActivityBehavior.class,
            IntermediateCatchLinkEventActivityBehavior.class,
            IntermediateConditionalEventBehavior.class,
            IntermediateThrowNoneEventActivityBehavior.class,
            ManualTaskActivityBehavior.class,
            NoneEndEventActivityBehavior.class,
            NoneStartEventActivityBehavior.class,
            ParallelGatewayActivityBehavior.class,
            ParallelMultiInstanceActivityBehavior.class,
            ReceiveTaskActivityBehavior.class,
            SequentialMultiInstanceActivityBehavior.class,
            ServiceTaskDelegateExpressionActivityBehavior.class,
            SubProcessActivityBehavior.class,
            TaskActivityBehavior.class,
            TerminateEndEventActivityBehavior.class,
            ThrowEscalationEventActivityBehavior.class,
            ThrowSignalEventActivityBehavior.class,
            UserTaskActivityBehavior.class);

    private final Map<String, String> problems = new LinkedHashMap<>();

    private ParsedModel() {}

    /** What may not run, by the id of the element. */
    static Map<String, String> problems(ScopeImpl process) {
        var model = new ParsedModel();
        model.lookInto(process);
        return model.problems;
    }

    private void lookInto(ScopeImpl scope) {
        refuseOwnListeners(scope);
        if (scope instanceof ActivityImpl activity) {
            look(activity);
        }
        scope.getActivities().forEach(this::lookInto);
    }

    private void look(ActivityImpl activity) {
        ActivityBehavior behavior = activity.getActivityBehavior();
        if (behavior != null && !BEHAVIORS.contains(behavior.getClass())) {
            refuse(activity, "%s is not run here".formatted(behavior.getClass().getSimpleName()));
        }
        if (behavior instanceof CallActivityBehavior call) {
            look(activity, call.getCallableElement());
        }
        if (behavior instanceof UserTaskActivityBehavior task && bringsListeners(task.getTaskDefinition())) {
            refuse(activity, "The task brings a listener along");
        }
        IoMapping mapping = activity.getIoMapping();
        if (mapping != null) {
            mapping.getInputParameters().forEach(parameter -> look(activity, parameter.getValueProvider()));
            mapping.getOutputParameters().forEach(parameter -> look(activity, parameter.getValueProvider()));
        }
        activity.getOutgoingTransitions().forEach(transition -> look((TransitionImpl) transition));
    }

    private void look(ActivityImpl activity, CallableElement called) {
        if (called.getDefinitionKeyValueProvider() instanceof ElValueProvider key
                && !key.getExpression().isLiteralText()) {
            refuse(activity, "The called process may not be computed");
        }
        if (called.getTenantIdProvider() != null) {
            refuse(activity, "The called process's organization is not the model's choice");
        }
    }

    private void look(ActivityImpl activity, ParameterValueProvider value) {
        if (value instanceof ListValueProvider list) {
            list.getProviderList().forEach(each -> look(activity, each));
        } else if (value instanceof MapValueProvider map) {
            map.getProviderMap().values().forEach(each -> look(activity, each));
        } else if (!(value instanceof ElValueProvider
                || value instanceof ConstantValueProvider
                || value instanceof NullValueProvider)) {
            refuse(
                    activity,
                    "A parameter may not be a %s".formatted(value.getClass().getSimpleName()));
        }
    }

    private void look(TransitionImpl transition) {
        refuseOwnListeners(transition);
        Object condition = transition.getProperty(BpmnParse.PROPERTYNAME_CONDITION);
        if (condition != null && !(condition instanceof UelExpressionCondition)) {
            refuse(
                    transition,
                    "A condition may not be a %s".formatted(condition.getClass().getSimpleName()));
        }
    }

    private void refuseOwnListeners(CoreModelElement element) {
        if (!allBuiltIn(element.getListeners(), element.getBuiltInListeners())
                || !allBuiltIn(element.getVariableListeners(), element.getBuiltInVariableListeners())) {
            refuse(element, "The element brings a listener along");
        }
    }

    /** The engine's own listeners and ours stand in both lists. */
    private static <T> boolean allBuiltIn(Map<String, List<T>> all, Map<String, List<T>> builtIn) {
        return all.entrySet().stream()
                .allMatch(
                        event -> builtIn.getOrDefault(event.getKey(), List.of()).containsAll(event.getValue()));
    }

    private static boolean bringsListeners(TaskDefinition task) {
        return task.getTaskListeners().values().stream().anyMatch(listeners -> !listeners.isEmpty());
    }

    private void refuse(CoreModelElement element, String why) {
        problems.putIfAbsent(element.getId(), why);
    }
}
