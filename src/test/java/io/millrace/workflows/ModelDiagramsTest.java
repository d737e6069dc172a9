package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.engine.diagram.Marks;
import io.millrace.platform.engine.diagram.Picture;
import io.millrace.platform.engine.diagram.ProcessDiagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;

/** People see the models as their designers drew them. */
class ModelDiagramsTest {

    @Test
    void every_element_that_has_a_place_is_in_the_picture_with_its_name() throws IOException {
        List<BpmnModelInstance> models = Models.all();
        assertThat(models).isNotEmpty();
        for (BpmnModelInstance model : models) {
            Picture picture = Picture.of(draw(model, Marks.none()));
            assertThat(drawn(model)).isNotEmpty().allSatisfy(element -> {
                String name = Objects.requireNonNullElse(element.getAttributeValue("name"), "");
                assertThat(picture.title(element.getId())).isEqualTo(name);
                if (!name.isEmpty()) {
                    assertThat(picture.texts()).contains(name);
                }
            });
        }
    }

    @Test
    void a_picture_is_called_as_its_process() throws IOException {
        for (BpmnModelInstance model : Models.all()) {
            Process process =
                    model.getModelElementsByType(Process.class).iterator().next();
            assertThat(draw(model, Marks.none())).contains("<title>%s</title>".formatted(process.getName()));
        }
    }

    @Test
    void the_path_that_was_taken_stands_out_and_nothing_else() throws IOException {
        for (BpmnModelInstance model : Models.all()) {
            SequenceFlow flow =
                    model.getModelElementsByType(SequenceFlow.class).iterator().next();
            Set<String> taken = Set.of(flow.getSource().getId(), flow.getId());
            String here = flow.getTarget().getId();
            Picture picture = Picture.of(draw(model, new Marks(taken, Set.of(here), Set.of(), Map.of(here, 3))));

            Map<String, String> marks = picture.all()
                    .filter(element -> element.hasAttribute("data-mark"))
                    .collect(Collectors.toMap(
                            element -> element.getAttribute("data-element"),
                            element -> element.getAttribute("data-mark")));
            assertThat(marks)
                    .containsOnly(
                            Map.entry(flow.getId(), "taken"),
                            Map.entry(flow.getSource().getId(), "taken"),
                            Map.entry(here, "waiting"));
            assertThat(picture.texts()).contains("3");
        }
    }

    private static List<BaseElement> drawn(BpmnModelInstance model) {
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        return Stream.concat(
                        shapes.stream().map(BpmnShape::getBpmnElement),
                        edges.stream().map(BpmnEdge::getBpmnElement))
                .toList();
    }

    private static String draw(BpmnModelInstance model, Marks marks) {
        return ProcessDiagram.svg(Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8), marks);
    }
}
