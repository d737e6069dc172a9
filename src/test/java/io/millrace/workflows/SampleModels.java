package io.millrace.workflows;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A process that a designer of acme has drawn: it is started with an amount, somebody checks the purchase, and it waits for
 * the message that the goods have arrived. Each has a key of its own.
 */
public final class SampleModels {

    static final String WORKFLOWS = "/api/v1/workflows";

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="definitions" targetNamespace="https://millrace.io/processes">
              <bpmn:message id="arrived_message" name="goods-arrived" />
              <bpmn:process id="KEY" name="Purchase" isExecutable="true" camunda:historyTimeToLive="P180D"
                  camunda:isStartableInTasklist="false">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="startCapability" value="PROCESS_START" />
                    <camunda:property name="input.amount" value="Double" />
                    <camunda:property name="input.note" value="String?" />
                    <camunda:property name="message.goods-arrived.pieces" value="Integer" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="wanted" name="Goods wanted">
                  <bpmn:outgoing>toCheck</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="toCheck" sourceRef="wanted" targetRef="check" />
                <bpmn:userTask id="check" name="Check the purchase" camunda:candidateGroups="PARTNER_APPROVE"
                    camunda:formRef="KEY.check" camunda:formRefBinding="deployment" camunda:dueDate="P2D">
                  <bpmn:incoming>toCheck</bpmn:incoming>
                  <bpmn:outgoing>toArrived</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="toArrived" sourceRef="check" targetRef="arrived" />
                <bpmn:intermediateCatchEvent id="arrived" name="Goods have arrived">
                  <bpmn:incoming>toArrived</bpmn:incoming>
                  <bpmn:outgoing>toDone</bpmn:outgoing>
                  <bpmn:messageEventDefinition id="arrived_definition" messageRef="arrived_message" />
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="toDone" sourceRef="arrived" targetRef="done" />
                <bpmn:endEvent id="done" name="Purchase done">
                  <bpmn:incoming>toDone</bpmn:incoming>
                </bpmn:endEvent>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="KEY">
                  <bpmndi:BPMNShape id="s1" bpmnElement="wanted"><dc:Bounds x="160" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="s2" bpmnElement="check"><dc:Bounds x="250" y="80" width="100" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="s3" bpmnElement="arrived"><dc:Bounds x="404" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="s4" bpmnElement="done"><dc:Bounds x="494" y="102" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="e1" bpmnElement="toCheck"><di:waypoint x="196" y="120" /><di:waypoint x="250" y="120" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="e2" bpmnElement="toArrived"><di:waypoint x="350" y="120" /><di:waypoint x="404" y="120" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="e3" bpmnElement="toDone"><di:waypoint x="440" y="120" /><di:waypoint x="494" y="120" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String FORM = """
            {"executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "schemaVersion": 16,
             "id": "KEY.check", "type": "default", "components": [
               {"type": "text", "id": "what", "text": "Is the purchase in order?"}]}
            """;

    private SampleModels() {}

    public static String newKey() {
        return "purchase-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String process(String key) {
        return PROCESS.replace("KEY", key);
    }

    static FilePart processFile(String key) {
        return file(key + ".bpmn", process(key));
    }

    static FilePart formFile(String key) {
        return file(key + ".check.form", FORM.replace("KEY", key));
    }

    static FilePart file(String name, String content) {
        return new FilePart("file", name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
    }

    static ExampleRequest both(String path) {
        String key = newKey();
        return ExampleRequest.form(WORKFLOWS + path, processFile(key), formFile(key));
    }

    /** Deploys a new process for acme. */
    public static String deployed() {
        String key = newKey();
        done(dora().upload(WORKFLOWS, processFile(key), formFile(key)));
        return key;
    }

    /** Starts an instance of a new process for acme; it waits for somebody who checks the purchase. */
    public static UUID started() {
        return start(deployed());
    }

    /** Starts an instance of a new process that waits for nothing but the goods. */
    public static UUID waitingForGoods() {
        String key = newKey();
        String process = process(key)
                .replaceAll("(?s)<bpmn:userTask.*</bpmn:userTask>\\s*<bpmn:sequenceFlow id=.toArrived.[^>]*>", "")
                .replaceAll("(?m)^.*bpmnElement=.(check|toArrived).*\n", "")
                .replace("targetRef=\"check\"", "targetRef=\"arrived\"")
                .replace("<bpmn:incoming>toArrived", "<bpmn:incoming>toCheck");
        done(dora().upload(WORKFLOWS, file(key + ".bpmn", process)));
        return start(key);
    }

    private static UUID start(String key) {
        Answer answer =
                done(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1250.5}}"));
        return UUID.fromString(answer.json().get("id").asText());
    }

    public static Api dora() {
        return Api.as("dora").withFreshKey();
    }

    public static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }
}
