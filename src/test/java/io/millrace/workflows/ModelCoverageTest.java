package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Walks all paths that tests of this package play, by the names of such tests, and asks what they have left out. */
class ModelCoverageTest {

    @Test
    void every_element_and_every_flow_of_every_model_is_walked_by_a_test() throws IOException {
        var walked = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(ModelCoverageTest.class.getPackageName()))
                                .filters(includeClassNamePatterns(".*(Paths|Deadlines|Tasks)Test"))
                                .build(),
                        walked);

        assertThat(walked.getSummary().getTotalFailureCount()).isZero();
        assertThat(walked.getSummary().getTestsSucceededCount()).isPositive();
        var missed = elements();
        assertThat(missed).isNotEmpty();
        missed.removeAll(ModelCoverage.visited());
        assertThat(missed).as("elements that no test has come through").isEmpty();
    }

    private static Set<String> elements() throws IOException {
        var elements = new TreeSet<String>();
        for (BpmnModelInstance model : Models.all()) {
            for (Class<? extends FlowElement> type : Set.of(FlowNode.class, SequenceFlow.class)) {
                model.getModelElementsByType(type)
                        .forEach(element -> elements.add(process(element) + "/" + element.getId()));
            }
        }
        return elements;
    }

    private static String process(FlowElement element) {
        var parent = element.getParentElement();
        while (!(parent instanceof Process process)) {
            parent = parent.getParentElement();
        }
        return process.getId();
    }
}
