package io.millrace.platform.engine.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Processes as a designer draws them in good faith, one for each part of BPMN that is supported. */
public final class FriendlyProcesses {

    private static final String SURROUNDING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn"
                exporter="Camunda Modeler" exporterVersion="5.40.0" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
            %s
            </bpmn:definitions>
            """;

    private static final String PROCESS = """
              <bpmn:process id="claim" name="Claim" isExecutable="true" camunda:historyTimeToLive="P1D">
            %s
              </bpmn:process>
            """;

    private FriendlyProcesses() {}

    public static List<ModelFile> all() {
        return Stream.of(
                        file("user-and-service-tasks", process("""
                                <bpmn:startEvent id="start" camunda:initiator="submittedBy" camunda:formRef="claim.start" camunda:formRefBinding="latest" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="decide" />
                                <bpmn:userTask id="decide" name="Decide on ${number}" camunda:formRef="claim.decide" camunda:formRefBinding="deployment"
                                    camunda:candidateGroups="PARTNER_APPROVE" camunda:dueDate="${dueAt}" camunda:followUpDate="${now()}" camunda:priority="${level * 10}">
                                  <bpmn:documentation>Costs $5 {each}.</bpmn:documentation>
                                  <bpmn:extensionElements>
                                    <camunda:properties><camunda:property name="segregateFrom" value="submittedBy" /></camunda:properties>
                                    <camunda:inputOutput>
                                      <camunda:inputParameter name="decision" />
                                      <camunda:inputParameter name="steps"><camunda:list><camunda:value>a</camunda:value><camunda:value>${b}</camunda:value></camunda:list></camunda:inputParameter>
                                      <camunda:outputParameter name="address"><camunda:map><camunda:entry key="city">${city}</camunda:entry></camunda:map></camunda:outputParameter>
                                    </camunda:inputOutput>
                                  </bpmn:extensionElements>
                                </bpmn:userTask>
                                <bpmn:sequenceFlow id="f2" sourceRef="decide" targetRef="way" />
                                <bpmn:exclusiveGateway id="way" default="f4" />
                                <bpmn:sequenceFlow id="f3" name="yes" sourceRef="way" targetRef="pay">
                                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${decision == 'YES' and names.contains('a')}</bpmn:conditionExpression>
                                </bpmn:sequenceFlow>
                                <bpmn:sequenceFlow id="f4" sourceRef="way" targetRef="end" />
                                <bpmn:serviceTask id="pay" name="Pay" camunda:delegateExpression="${doWork}" camunda:asyncBefore="true" camunda:exclusive="true"
                                    camunda:jobPriority="10" camunda:modelerTemplate="io.millrace.doWork" camunda:modelerTemplateVersion="1">
                                  <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
                                </bpmn:serviceTask>
                                <bpmn:sequenceFlow id="f5" sourceRef="pay" targetRef="end" />
                                <bpmn:endEvent id="end" />
                                """)),
                        file("external-worker-and-decision", process("""
                                <bpmn:startEvent id="start" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="print" />
                                <bpmn:serviceTask id="print" camunda:type="external" camunda:topic="print" camunda:taskPriority="5" />
                                <bpmn:sequenceFlow id="f2" sourceRef="print" targetRef="rate" />
                                <bpmn:businessRuleTask id="rate" camunda:decisionRef="limits" camunda:decisionRefBinding="deployment"
                                    camunda:mapDecisionResult="singleEntry" camunda:resultVariable="limit" />
                                <bpmn:sequenceFlow id="f3" sourceRef="rate" targetRef="tell" />
                                <bpmn:sendTask id="tell" camunda:delegateExpression="${doWork}" />
                                <bpmn:sequenceFlow id="f4" sourceRef="tell" targetRef="byHand" />
                                <bpmn:manualTask id="byHand" />
                                <bpmn:sequenceFlow id="f5" sourceRef="byHand" targetRef="plain" />
                                <bpmn:task id="plain" />
                                """)),
                        file("call-activity", process("""
                                <bpmn:startEvent id="start" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="call" />
                                <bpmn:callActivity id="call" calledElement="other" camunda:calledElementBinding="latest">
                                  <bpmn:extensionElements>
                                    <camunda:in businessKey="${applicationId}" />
                                    <camunda:in source="level" target="level" />
                                    <camunda:in sourceExpression="${level + 1}" target="next" local="true" />
                                    <camunda:out source="decision" target="decision" />
                                  </bpmn:extensionElements>
                                </bpmn:callActivity>
                                """)),
                        file("multi-instance", process("""
                                <bpmn:startEvent id="start" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="sign" />
                                <bpmn:userTask id="sign" camunda:candidateGroups="${capability}">
                                  <bpmn:multiInstanceLoopCharacteristics isSequential="true">
                                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${signatures}</bpmn:loopCardinality>
                                    <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${decision != 'APPROVE'}</bpmn:completionCondition>
                                  </bpmn:multiInstanceLoopCharacteristics>
                                </bpmn:userTask>
                                <bpmn:sequenceFlow id="f2" sourceRef="sign" targetRef="each" />
                                <bpmn:serviceTask id="each" camunda:delegateExpression="${doWork}">
                                  <bpmn:multiInstanceLoopCharacteristics camunda:collection="${positions}" camunda:elementVariable="position" camunda:asyncBefore="true" />
                                </bpmn:serviceTask>
                                """)),
                        file("timers-signals-messages", SURROUNDING.formatted("""
                                <bpmn:message id="Message_1" name="invoice received" />
                                <bpmn:signal id="Signal_1" name="prices changed" />
                                """ + PROCESS.formatted("""
                                                <bpmn:startEvent id="start"><bpmn:messageEventDefinition id="m1" messageRef="Message_1" /></bpmn:startEvent>
                                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first" />
                                                <bpmn:eventBasedGateway id="first" />
                                                <bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="later" />
                                                <bpmn:sequenceFlow id="f3" sourceRef="first" targetRef="changed" />
                                                <bpmn:intermediateCatchEvent id="later">
                                                  <bpmn:timerEventDefinition id="t1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                                                </bpmn:intermediateCatchEvent>
                                                <bpmn:intermediateCatchEvent id="changed"><bpmn:signalEventDefinition id="s1" signalRef="Signal_1" /></bpmn:intermediateCatchEvent>
                                                <bpmn:sequenceFlow id="f4" sourceRef="later" targetRef="receive" />
                                                <bpmn:sequenceFlow id="f5" sourceRef="changed" targetRef="throw" />
                                                <bpmn:receiveTask id="receive" messageRef="Message_1" />
                                                <bpmn:intermediateThrowEvent id="throw"><bpmn:signalEventDefinition id="s2" signalRef="Signal_1" /></bpmn:intermediateThrowEvent>
                                                <bpmn:sequenceFlow id="f6" sourceRef="throw" targetRef="sent" />
                                                <bpmn:endEvent id="sent"><bpmn:messageEventDefinition id="m2" camunda:type="external" camunda:topic="send" /></bpmn:endEvent>
                                                <bpmn:boundaryEvent id="escalate" cancelActivity="false" attachedToRef="receive">
                                                  <bpmn:timerEventDefinition id="t2"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${dueAt}</bpmn:timeDate></bpmn:timerEventDefinition>
                                                </bpmn:boundaryEvent>
                                                """))),
                        file("errors-escalations-compensation", SURROUNDING.formatted("""
                                <bpmn:error id="Error_1" name="Refused" errorCode="REFUSED" camunda:errorMessage="The bank refused" />
                                <bpmn:escalation id="Escalation_1" name="Late" escalationCode="LATE" />
                                """ + PROCESS.formatted("""
                                                <bpmn:startEvent id="start" />
                                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="book" />
                                                <bpmn:subProcess id="book">
                                                  <bpmn:startEvent id="s2" />
                                                  <bpmn:sequenceFlow id="f2" sourceRef="s2" targetRef="pay" />
                                                  <bpmn:serviceTask id="pay" camunda:delegateExpression="${doWork}" />
                                                  <bpmn:boundaryEvent id="undo" attachedToRef="pay"><bpmn:compensateEventDefinition id="c1" /></bpmn:boundaryEvent>
                                                  <bpmn:serviceTask id="payBack" isForCompensation="true" camunda:delegateExpression="${doWork}" />
                                                  <bpmn:sequenceFlow id="f3" sourceRef="pay" targetRef="late" />
                                                  <bpmn:endEvent id="late"><bpmn:escalationEventDefinition id="e1" escalationRef="Escalation_1" /></bpmn:endEvent>
                                                  <bpmn:association id="a1" associationDirection="One" sourceRef="undo" targetRef="payBack" />
                                                </bpmn:subProcess>
                                                <bpmn:boundaryEvent id="refused" attachedToRef="book"><bpmn:errorEventDefinition id="e2" errorRef="Error_1" camunda:errorCodeVariable="code" /></bpmn:boundaryEvent>
                                                <bpmn:boundaryEvent id="isLate" cancelActivity="false" attachedToRef="book"><bpmn:escalationEventDefinition id="e3" escalationRef="Escalation_1" /></bpmn:boundaryEvent>
                                                <bpmn:sequenceFlow id="f4" sourceRef="refused" targetRef="undoAll" />
                                                <bpmn:intermediateThrowEvent id="undoAll"><bpmn:compensateEventDefinition id="c2" /></bpmn:intermediateThrowEvent>
                                                <bpmn:sequenceFlow id="f5" sourceRef="undoAll" targetRef="failed" />
                                                <bpmn:endEvent id="failed"><bpmn:errorEventDefinition id="e4" errorRef="Error_1" /></bpmn:endEvent>
                                                <bpmn:subProcess id="whenever" triggeredByEvent="true">
                                                  <bpmn:startEvent id="s3" isInterrupting="false">
                                                    <bpmn:conditionalEventDefinition id="c3" camunda:variableName="level"><bpmn:condition xsi:type="bpmn:tFormalExpression">${level &gt; 3}</bpmn:condition></bpmn:conditionalEventDefinition>
                                                  </bpmn:startEvent>
                                                </bpmn:subProcess>
                                                """))),
                        file("transaction-and-parallel-ways", process("""
                                <bpmn:startEvent id="start" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fork" />
                                <bpmn:parallelGateway id="fork" />
                                <bpmn:sequenceFlow id="f2" sourceRef="fork" targetRef="trade" />
                                <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="some" />
                                <bpmn:transaction id="trade">
                                  <bpmn:startEvent id="s2" />
                                  <bpmn:sequenceFlow id="f4" sourceRef="s2" targetRef="cancelled" />
                                  <bpmn:endEvent id="cancelled"><bpmn:cancelEventDefinition id="c1" /></bpmn:endEvent>
                                </bpmn:transaction>
                                <bpmn:boundaryEvent id="onCancel" attachedToRef="trade"><bpmn:cancelEventDefinition id="c2" /></bpmn:boundaryEvent>
                                <bpmn:inclusiveGateway id="some" />
                                <bpmn:sequenceFlow id="f5" sourceRef="some" targetRef="stop" />
                                <bpmn:endEvent id="stop"><bpmn:terminateEventDefinition id="t1" /></bpmn:endEvent>
                                """)),
                        file("links", process("""
                                <bpmn:startEvent id="start" />
                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="out" />
                                <bpmn:intermediateThrowEvent id="out"><bpmn:linkEventDefinition id="l1" name="onwards" /></bpmn:intermediateThrowEvent>
                                <bpmn:intermediateCatchEvent id="in"><bpmn:linkEventDefinition id="l2" name="onwards" /></bpmn:intermediateCatchEvent>
                                <bpmn:sequenceFlow id="f2" sourceRef="in" targetRef="end" />
                                <bpmn:endEvent id="end" />
                                """)),
                        file(
                                "pool-with-lanes-data-and-notes",
                                SURROUNDING.formatted("""
                                <bpmn:collaboration id="Collaboration">
                                  <bpmn:participant id="us" name="We" processRef="claim" />
                                  <bpmn:participant id="bank" name="The bank" />
                                  <bpmn:messageFlow id="asks" sourceRef="pay" targetRef="bank" />
                                  <bpmn:textAnnotation id="note"><bpmn:text>Every night</bpmn:text></bpmn:textAnnotation>
                                  <bpmn:association id="noted" sourceRef="bank" targetRef="note" />
                                  <bpmn:group id="group" categoryValueRef="value" />
                                </bpmn:collaboration>
                                """ + PROCESS.formatted("""
                                                <bpmn:laneSet id="lanes"><bpmn:lane id="finance" name="Finance"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>pay</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
                                                <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
                                                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="pay" />
                                                <bpmn:serviceTask id="pay" camunda:delegateExpression="${doWork}">
                                                  <bpmn:incoming>f1</bpmn:incoming>
                                                  <bpmn:property id="p1" name="__targetRef_placeholder" />
                                                  <bpmn:dataInputAssociation id="d1"><bpmn:sourceRef>order</bpmn:sourceRef><bpmn:targetRef>p1</bpmn:targetRef></bpmn:dataInputAssociation>
                                                  <bpmn:dataOutputAssociation id="d2"><bpmn:targetRef>archive</bpmn:targetRef></bpmn:dataOutputAssociation>
                                                </bpmn:serviceTask>
                                                <bpmn:dataObjectReference id="order" name="Order" dataObjectRef="orderData" />
                                                <bpmn:dataObject id="orderData" />
                                                <bpmn:dataStoreReference id="archive" name="Archive" />
                                                """) + """
                                          <bpmn:category id="category"><bpmn:categoryValue id="value" value="Night" /></bpmn:category>
                                          <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="Collaboration">
                                            <bpmndi:BPMNShape id="us_di" bpmnElement="us" isHorizontal="true"><dc:Bounds x="0" y="0" width="600" height="250" /></bpmndi:BPMNShape>
                                            <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="50" y="50" width="36" height="36" /></bpmndi:BPMNShape>
                                            <bpmndi:BPMNShape id="pay_di" bpmnElement="pay" bioc:stroke="#831311" bioc:fill="#ffcdd2" color:background-color="#ffcdd2" color:border-color="#831311"><dc:Bounds x="150" y="50" width="100" height="80" /><bpmndi:BPMNLabel /></bpmndi:BPMNShape>
                                            <bpmndi:BPMNEdge id="f1_di" bpmnElement="f1"><di:waypoint x="86" y="68" /><di:waypoint x="150" y="68" /></bpmndi:BPMNEdge>
                                          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                                          """)),
                        file(
                                "old-prefixes",
                                process("""
                                        <bpmn:startEvent id="start" />
                                        <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="pay" />
                                        <bpmn:serviceTask id="pay" camunda:delegateExpression="#{doWork}" />
                                        """)
                                        .replace("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn")
                                        .replaceAll("\\bbpmn([:=])", "semantic$1")
                                        .replaceAll("\\bcamunda([:=])", "engine$1")))
                .toList();
    }

    static String process(String content) {
        return SURROUNDING.formatted(PROCESS.formatted(content));
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name + ".bpmn", content.getBytes(StandardCharsets.UTF_8));
    }
}
