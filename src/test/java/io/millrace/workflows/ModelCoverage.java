package io.millrace.workflows;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Notes which elements of which models the tests have come through, as {@code process/element}. */
class ModelCoverage extends AbstractBpmnParseListener {

    private static final Set<String> VISITED = ConcurrentHashMap.newKeySet();

    static Set<String> visited() {
        return Set.copyOf(VISITED);
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        watch(process.getKey(), process.getActivities());
    }

    private static void watch(String process, Collection<ActivityImpl> activities) {
        for (ActivityImpl activity : activities) {
            activity.addListener(ExecutionListener.EVENTNAME_START, note(process, activity.getId()));
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                ((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE, note(process, flow.getId()));
            }
            watch(process, activity.getActivities());
        }
    }

    private static ExecutionListener note(String process, String element) {
        return execution -> VISITED.add(process + "/" + element);
    }
}
