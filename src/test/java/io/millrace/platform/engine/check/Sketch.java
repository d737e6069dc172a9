package io.millrace.platform.engine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small process, written down as one would sketch it; elements are named after their ids. */
final class Sketch {

    private final StringBuilder properties = new StringBuilder();
    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder beside = new StringBuilder();
    private final List<String> flows = new ArrayList<>();
    private String attributes = "camunda:historyTimeToLive=\"P30D\" camunda:isStartableInTasklist=\"false\"";
    private int numbered;

    static Sketch sketch(String flow) {
        return new Sketch().flow(flow);
    }

    /** A process that begins at {@code begin} and ends at {@code end}. */
    static Sketch simple(String flow) {
        return sketch(flow).xml("<startEvent id='begin'/>").end("end");
    }

    Sketch with(String processAttributes) {
        attributes = processAttributes;
        return this;
    }

    Sketch property(String name, String value) {
        properties.append("<camunda:property name='%s' value='%s'/>".formatted(name, value));
        return this;
    }

    Sketch input(String name, String type) {
        return property("input." + name, type);
    }

    /** Elements one after the other: {@code begin > plan > end}. */
    Sketch flow(String path) {
        String[] steps = path.split(">");
        for (int i = 1; i < steps.length; i++) {
            flows.add(flow(steps[i - 1].strip(), steps[i].strip(), ""));
        }
        return this;
    }

    /** A flow with a condition; it is named after where it leads. */
    Sketch when(String condition, String fromTo) {
        String[] steps = fromTo.split(">");
        flows.add(flow(
                steps[0].strip(),
                steps[1].strip(),
                "<conditionExpression>%s</conditionExpression>".formatted(condition.replace("<", "&lt;"))));
        return this;
    }

    private String flow(String from, String to, String content) {
        return "<sequenceFlow id='%s-%s-%d' name='to %s' sourceRef='%s' targetRef='%s'>%s</sequenceFlow>"
                .formatted(from, to, numbered++, to, from, to, content);
    }

    /** The flows so far belong to what is put into the sub-process; those after it to what is around it. */
    Sketch inSubProcess(String id, String more) {
        String content = elements + String.join("\n", flows);
        elements.setLength(0);
        flows.clear();
        return xml("<subProcess id='%s' name='%s' %s>%s</subProcess>".formatted(id, id, more, content));
    }

    Sketch end(String id) {
        return xml("<endEvent id='%s' name='%s'/>".formatted(id, id));
    }

    Sketch gateway(String kind, String id) {
        return xml("<%s id='%s' name='%s'/>".formatted(kind, id, id));
    }

    Sketch service(String id, String bean) {
        return service(id, bean, "");
    }

    Sketch service(String id, String bean, String content) {
        return xml("<serviceTask id='%s' name='%s' camunda:delegateExpression='${%s}'>%s</serviceTask>"
                .formatted(id, id, bean, content));
    }

    Sketch user(String id, String form) {
        return user(id, form, "");
    }

    Sketch user(String id, String form, String content) {
        return xml("""
                <userTask id='%s' name='%s' camunda:formRef='%s' camunda:formRefBinding='deployment'
                  camunda:candidateGroups='ORDER_APPROVE' camunda:dueDate='P2D'>%s</userTask>
                """.formatted(id, id, form, content));
    }

    Sketch call(String id, String process, String mappings) {
        return xml(
                "<callActivity id='%s' name='%s' calledElement='%s'><extensionElements>%s</extensionElements></callActivity>"
                        .formatted(id, id, process, mappings));
    }

    Sketch boundary(String id, String attachedTo, String definition) {
        return xml("<boundaryEvent id='%s' name='%s' attachedToRef='%s'>%s</boundaryEvent>"
                .formatted(id, id, attachedTo, definition));
    }

    Sketch xml(String text) {
        elements.append(text).append('\n');
        return this;
    }

    /** Messages, errors and the like, which stand beside the process. */
    Sketch beside(String text) {
        beside.append(text).append('\n');
        return this;
    }

    ModelFile named(String key) {
        String text = """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                <process id="%s" name="%s" isExecutable="true" %s>
                <extensionElements><camunda:properties>%s</camunda:properties></extensionElements>
                %s%s
                </process>
                %s
                </definitions>
                """.formatted(key, key, attributes, properties, elements, String.join("\n", flows), beside);
        return new ModelFile(key + ".bpmn", text.getBytes(StandardCharsets.UTF_8));
    }

    ModelFile file() {
        return named("order");
    }
}
