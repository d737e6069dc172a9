package io.millrace.platform.engine;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A process with one external task: a worker says what an order costs, or that the goods are not for sale. Each has a key
 * of its own, which is the topic too.
 */
record PricedOrder(String key) {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                id="definitions" targetNamespace="https://millrace.io/processes">
              <bpmn:error id="notForSale_error" name="Not for sale" errorCode="NOT_FOR_SALE" />
              <bpmn:process id="KEY" name="Priced order" isExecutable="true"
                  camunda:historyTimeToLive="P180D" camunda:isStartableInTasklist="false">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="startCapability" value="PROCESS_START" />
                    <camunda:property name="input.article" value="String" />
                    <camunda:property name="input.pieces" value="Integer" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="ordered" name="Ordered" />
                <bpmn:sequenceFlow id="toPrice" sourceRef="ordered" targetRef="price" />
                <bpmn:serviceTask id="price" name="Say the price" camunda:type="external" camunda:topic="KEY">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="output.price" value="Double" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="toPriced" sourceRef="price" targetRef="priced" />
                <bpmn:endEvent id="priced" name="Priced" />
                <bpmn:boundaryEvent id="notForSale" name="Not for sale" attachedToRef="price">
                  <bpmn:errorEventDefinition id="notForSale_definition" errorRef="notForSale_error" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="toRefused" sourceRef="notForSale" targetRef="refused" />
                <bpmn:endEvent id="refused" name="Refused" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    static PricedOrder fresh() {
        return new PricedOrder("priced-order-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Deployed for the designer's organization: dora's acme or gwen's globex. */
    static PricedOrder deployedBy(String designer) {
        PricedOrder model = fresh();
        model.deployBy(designer);
        return model;
    }

    void deployBy(String designer) {
        done(Api.as(designer).withFreshKey().upload("/api/v1/workflows", file()));
    }

    String bpmn() {
        return PROCESS.replace("KEY", key);
    }

    FilePart file() {
        return new FilePart("file", key + ".bpmn", "text/xml", bpmn().getBytes(StandardCharsets.UTF_8));
    }

    /** @return the process instance's id */
    String start(Api caller, String article, int pieces) {
        Answer answer = caller.withFreshKey()
                .post(
                        "/api/v1/processes/" + key + "/start",
                        "{\"variables\": {\"article\": \"%s\", \"pieces\": %d}}".formatted(article, pieces));
        return done(answer).json().get("id").asText();
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }
}
