package io.millrace.platform.engine;

import io.millrace.platform.engine.check.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One good process, and what somebody would write into it who wants code run, or data of others. */
final class HostileModels {

    private static final String CANARY = Canary.class.getName();

    static final String GOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://millrace.io/test">
              <bpmn:process id="claim" name="Claim" isExecutable="true" camunda:isStartableInTasklist="false" camunda:historyTimeToLive="P1D">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="input.claimId" value="UUID" />
                    <camunda:property name="input.level" value="Integer" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="start" />
                <bpmn:sequenceFlow id="toWork" sourceRef="start" targetRef="work" />
                <bpmn:serviceTask name="Look it up" id="work" camunda:delegateExpression="${doWork}" />
                <bpmn:sequenceFlow id="toRate" sourceRef="work" targetRef="rate" />
                <bpmn:businessRuleTask name="Rate it" id="rate" camunda:delegateExpression="${doWork}" />
                <bpmn:sequenceFlow id="toDecide" sourceRef="rate" targetRef="decide" />
                <bpmn:userTask id="decide" name="Decide" camunda:formRef="claim.decide" camunda:formRefBinding="deployment" camunda:dueDate="P2D" camunda:candidateGroups="PARTNER_APPROVE">
                  <bpmn:documentation>Looks at it.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <camunda:inputOutput><camunda:inputParameter name="reason">none</camunda:inputParameter></camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="toAsk" sourceRef="decide" targetRef="ask" />
                <bpmn:exclusiveGateway id="ask" name="Above 1?" default="toDone" />
                <bpmn:sequenceFlow id="toDone" name="no" sourceRef="ask" targetRef="end" />
                <bpmn:sequenceFlow id="toCall" name="yes" sourceRef="ask" targetRef="call">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${level &gt; 1}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:callActivity name="Ask the others" id="call" calledElement="other">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="${claimId}" />
                    <camunda:in source="claimId" target="claimId" />
                    <camunda:in source="level" target="level" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:sequenceFlow id="toEnd" sourceRef="call" targetRef="end" />
                <bpmn:endEvent name="Decided" id="end" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String WORK =
            "<bpmn:serviceTask name=\"Look it up\" id=\"work\" camunda:delegateExpression=\"${doWork}\" />";
    private static final String CONDITION = "${level &gt; 1}";
    private static final String FORMAL = " xsi:type=\"bpmn:tFormalExpression\">${level &gt; 1}";
    private static final String NONE = ">none<";
    private static final String DELEGATE = "\"work\" camunda:delegateExpression=\"${doWork}\"";
    private static final String DECIDE = "camunda:candidateGroups=\"PARTNER_APPROVE\"";
    private static final String CALL = "calledElement=\"other\"";
    private static final String RATE = "\"rate\" camunda:delegateExpression=\"${doWork}\"";
    private static final String START = "<bpmn:startEvent id=\"start\" />";

    private HostileModels() {}

    /**
     * @param rule that the check names
     * @param element that the check points at
     */
    record Hostile(String what, String rule, String element, ModelFile file) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Hostile> all() {
        return Stream.of(tasks(), listenersAndForms(), otherOrganizations(), expressions(), disguises())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> tasks() {
        return List.of(
                model("a class as a task", "JAVA_CLASS", "work", DELEGATE, "\"work\" camunda:class=\"" + CANARY + "\""),
                model(
                        "an expression as a task",
                        "CALLED_CODE",
                        "work",
                        DELEGATE,
                        "\"work\" camunda:expression=\"${canary.sing()}\""),
                model(
                        "a computed service task",
                        "NOT_A_SERVICE_TASK",
                        "work",
                        DELEGATE,
                        "\"work\" camunda:delegateExpression=\"${level &gt; 1 ? canary : canary}\""),
                model(
                        "a method's result as a service task",
                        "NOT_A_SERVICE_TASK",
                        "work",
                        DELEGATE,
                        "\"work\" camunda:delegateExpression=\"${canary.sing()}\""),
                model(
                        "the execution as a service task",
                        "NOT_A_SERVICE_TASK",
                        "work",
                        DELEGATE,
                        "\"work\" camunda:delegateExpression=\"${execution}\""),
                model(
                        "a shell task",
                        "KIND_OF_TASK",
                        "work",
                        DELEGATE + " />",
                        "\"work\" camunda:type=\"shell\"><bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"touch\" /></bpmn:extensionElements></bpmn:serviceTask>"),
                model(
                        "a mail task",
                        "KIND_OF_TASK",
                        "work",
                        DELEGATE + " />",
                        "\"work\" camunda:type=\"mail\"><bpmn:extensionElements><camunda:field name=\"to\" stringValue=\"a@b.c\" /><camunda:field name=\"text\" stringValue=\"secret\" /></bpmn:extensionElements></bpmn:serviceTask>"),
                model("a camel task", "KIND_OF_TASK", "work", DELEGATE, "\"work\" camunda:type=\"camel\""),
                model(
                        "a script task",
                        "SCRIPT",
                        "work",
                        WORK,
                        "<bpmn:scriptTask id=\"work\" scriptFormat=\"javascript\"><bpmn:script>java.lang.Runtime.getRuntime().exit(1)</bpmn:script></bpmn:scriptTask>"),
                model(
                        "a script task with an external script",
                        "SCRIPT",
                        "work",
                        WORK,
                        "<bpmn:scriptTask id=\"work\" scriptFormat=\"groovy\" camunda:resource=\"deployment://evil.groovy\" />"),
                model(
                        "a script task in the engine's own expression language",
                        "SCRIPT",
                        "work",
                        WORK,
                        "<bpmn:scriptTask id=\"work\" scriptFormat=\"juel\"><bpmn:script>${canary.sing()}</bpmn:script></bpmn:scriptTask>"),
                model(
                        "a connector",
                        "CONNECTOR",
                        "work",
                        DELEGATE + " />",
                        DELEGATE
                                + "><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
                model(
                        "a field set on the service task",
                        "FIELD",
                        "work",
                        DELEGATE + " />",
                        DELEGATE
                                + "><bpmn:extensionElements><camunda:field name=\"task\"><camunda:expression>${canary.sing()}</camunda:expression></camunda:field></bpmn:extensionElements></bpmn:serviceTask>"),
                model(
                        "a class at a message's end event",
                        "JAVA_CLASS",
                        "end",
                        "<bpmn:endEvent name=\"Decided\" id=\"end\" />",
                        "<bpmn:endEvent id=\"end\"><bpmn:messageEventDefinition camunda:class=\"" + CANARY
                                + "\" /></bpmn:endEvent>"),
                model(
                        "a class as a rule task",
                        "JAVA_CLASS",
                        "rate",
                        RATE,
                        "\"rate\" camunda:class=\"" + CANARY + "\""),
                model(
                        "a class as a send task",
                        "JAVA_CLASS",
                        "work",
                        WORK,
                        "<bpmn:sendTask id=\"work\" camunda:class=\"" + CANARY + "\" />"));
    }

    private static List<Hostile> listenersAndForms() {
        return List.of(
                inStart(
                        "a listener of a class",
                        "LISTENER",
                        "<camunda:executionListener class=\"" + CANARY + "\" event=\"start\" />"),
                inStart(
                        "a listener's expression",
                        "LISTENER",
                        "<camunda:executionListener expression=\"${canary.sing()}\" event=\"end\" />"),
                inStart(
                        "a listener's script",
                        "LISTENER",
                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:executionListener>"),
                inStart(
                        "a listener that names a service task",
                        "LISTENER",
                        "<camunda:executionListener delegateExpression=\"${doWork}\" event=\"start\" />"),
                model(
                        "a listener of a whole process",
                        "LISTENER",
                        "claim",
                        "<camunda:properties>",
                        "<camunda:executionListener class=\"" + CANARY + "\" event=\"start\" /><camunda:properties>"),
                model(
                        "a listener on a flow",
                        "LISTENER",
                        "toWork",
                        "targetRef=\"work\" />",
                        "targetRef=\"work\"><bpmn:extensionElements><camunda:executionListener class=\"" + CANARY
                                + "\" /></bpmn:extensionElements></bpmn:sequenceFlow>"),
                inDecide(
                        "a task listener of a class",
                        "LISTENER",
                        "<camunda:taskListener class=\"" + CANARY + "\" event=\"create\" />"),
                inDecide(
                        "a task listener's expression",
                        "LISTENER",
                        "<camunda:taskListener expression=\"${canary.sing()}\" event=\"create\" />"),
                inDecide(
                        "a task listener that waits for its time",
                        "LISTENER",
                        "<camunda:taskListener class=\"" + CANARY
                                + "\" event=\"timeout\"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT0S</bpmn:timeDuration></bpmn:timerEventDefinition></camunda:taskListener>"),
                inDecide(
                        "a generated form with a validator of a class",
                        "FORM",
                        "<camunda:formData><camunda:formField id=\"f\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\""
                                + CANARY + "\" /></camunda:validation></camunda:formField></camunda:formData>"),
                model(
                        "an embedded form",
                        "FORM",
                        "decide",
                        DECIDE,
                        DECIDE + " camunda:formKey=\"embedded:app:evil.html\""),
                model(
                        "an HTML form of the deployment",
                        "FORM",
                        "decide",
                        DECIDE,
                        DECIDE + " camunda:formKey=\"deployment:evil.html\""),
                model(
                        "a form at another address",
                        "FORM",
                        "decide",
                        DECIDE,
                        DECIDE + " camunda:formKey=\"https://evil.example/\""),
                model(
                        "a form handler of a class",
                        "JAVA_CLASS",
                        "start",
                        START,
                        "<bpmn:startEvent id=\"start\" camunda:formHandlerClass=\"" + CANARY + "\" />"),
                model(
                        "a script as a parameter",
                        "SCRIPT",
                        "decide",
                        NONE,
                        "><camunda:script scriptFormat=\"javascript\">1</camunda:script><"),
                model(
                        "a script in a list in a map",
                        "SCRIPT",
                        "decide",
                        NONE,
                        "><camunda:map><camunda:entry key=\"a\"><camunda:list><camunda:script scriptFormat=\"juel\">${canary.sing()}</camunda:script></camunda:list></camunda:entry></camunda:map><"));
    }

    private static List<Hostile> otherOrganizations() {
        return List.of(
                model(
                        "another organization's process",
                        "FOREIGN_TENANT",
                        "call",
                        CALL,
                        CALL + " camunda:calledElementTenantId=\"globex\""),
                model(
                        "any organization's process",
                        "FOREIGN_TENANT",
                        "call",
                        CALL,
                        CALL + " camunda:calledElementTenantId=\"${tenant}\""),
                model(
                        "another organization's decision",
                        "FOREIGN_TENANT",
                        "rate",
                        RATE,
                        "\"rate\" camunda:decisionRef=\"limits\" camunda:decisionRefTenantId=\"globex\""),
                model("a case", "CASE_MODEL", "call", CALL, "camunda:caseRef=\"case\""),
                model(
                        "another organization's case",
                        "FOREIGN_TENANT",
                        "call",
                        CALL,
                        "camunda:caseRef=\"case\" camunda:caseTenantId=\"globex\""),
                model(
                        "whatever process a variable names",
                        "EXPRESSION_OUT_OF_PLACE",
                        "call",
                        CALL,
                        "calledElement=\"${process}\""),
                model(
                        "whatever decision a variable names",
                        "EXPRESSION_OUT_OF_PLACE",
                        "rate",
                        RATE,
                        "\"rate\" camunda:decisionRef=\"${decision}\""),
                model(
                        "variables mapped by a class",
                        "JAVA_CLASS",
                        "call",
                        CALL,
                        CALL + " camunda:variableMappingClass=\"" + CANARY + "\""),
                model(
                        "variables mapped by an expression",
                        "CALLED_CODE",
                        "call",
                        CALL,
                        CALL + " camunda:variableMappingDelegateExpression=\"${canary}\""),
                model("a named person", "NAMED_PERSON", "decide", DECIDE, DECIDE + " camunda:assignee=\"mallory\""),
                model("named candidates", "NAMED_PERSON", "decide", DECIDE, "camunda:candidateUsers=\"mallory\""),
                model(
                        "a WSDL from elsewhere",
                        "EXTERNAL_RESOURCE",
                        "definitions",
                        "<bpmn:process",
                        "<bpmn:import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://127.0.0.1:1/evil.wsdl\" namespace=\"urn:evil\" /><bpmn:process"));
    }

    private static List<Hostile> expressions() {
        return List.of(
                condition(
                        "the engine by way of the execution",
                        "${execution.processEngineServices.runtimeService != null}"),
                condition("a bean of the application", "${canary.sing() == 'sung'}"),
                condition("a class by its name", "${''.getClass().forName('java.lang.Runtime') != null}"),
                condition("a class by brackets", "${reason['class'] != null}"),
                condition("a method whose name is put together", "${reason['get' += 'Class']() != null}"),
                condition("a text of a gigabyte", "${'a'.repeat(1000000000).length() > 1}".replace(">", "&gt;")),
                condition("a pattern that never ends", "${'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(a+)+$')}"),
                condition("parentheses without end", "${" + "(".repeat(3_000) + "1" + ")".repeat(3_000) + " == 1}"),
                condition("an assignment", "${level = 1}"),
                condition("characters written as numbers", "&#36;&#x7b;execution.id != null}"),
                condition("a CDATA section", "<![CDATA[${execution.id != null}]]>"),
                condition("a comment in the middle", "$<!-- -->{execution.id != null}"),
                condition("several lines", "${\n  execution\n  .id != null}"),
                condition("behind a harmless one", "${level} and #{execution.id}"),
                model("another language", "SCRIPT", "toCall", FORMAL, " language=\"groovy\"" + FORMAL),
                model(
                        "another language, in a file",
                        "EXTERNAL_RESOURCE",
                        "toCall",
                        FORMAL,
                        " language=\"groovy\" camunda:resource=\"http://127.0.0.1:1/evil\"" + FORMAL),
                model(
                        "the task in its own name",
                        "EXPRESSION",
                        "decide",
                        "name=\"Decide\"",
                        "name=\"${task.execution.id}\""),
                model(
                        "the engine in a description",
                        "EXPRESSION_OUT_OF_PLACE",
                        "decide",
                        "Looks at it.",
                        "${execution.processEngineServices}"),
                model(
                        "the engine in a due date",
                        "EXPRESSION",
                        "decide",
                        "camunda:dueDate=\"P2D\"",
                        "camunda:dueDate=\"${execution.processEngine}\""),
                model(
                        "the engine in a parameter",
                        "EXPRESSION",
                        "decide",
                        NONE,
                        ">${execution.processEngineServices}<"),
                model(
                        "the engine in a message's name",
                        "EXPRESSION_OUT_OF_PLACE",
                        "m",
                        "<bpmn:process",
                        "<bpmn:message id=\"m\" name=\"${execution.id}\" /><bpmn:process"));
    }

    private static List<Hostile> disguises() {
        return List.of(
                model(
                        "the engine's older namespace",
                        "JAVA_CLASS",
                        "work",
                        DELEGATE,
                        "\"work\" xmlns:old=\"http://activiti.org/bpmn\" old:class=\"" + CANARY + "\""),
                model(
                        "both of the engine's namespaces",
                        "JAVA_CLASS",
                        "work",
                        DELEGATE,
                        DELEGATE + " xmlns:old=\"http://activiti.org/bpmn\" old:class=\"" + CANARY + "\""),
                model(
                        "an unusual prefix",
                        "JAVA_CLASS",
                        "work",
                        DELEGATE,
                        "\"work\" xmlns:x=\"http://camunda.org/schema/1.0/bpmn\" x:class=\"" + CANARY + "\""),
                inStart(
                        "a listener in the older namespace",
                        "LISTENER",
                        "<old:executionListener xmlns:old=\"http://activiti.org/bpmn\" class=\"" + CANARY
                                + "\" event=\"start\" />"),
                model(
                        "a script task under a known prefix that means something else",
                        "UNKNOWN_ELEMENT",
                        "work",
                        WORK,
                        "<x:scriptTask xmlns:x=\"urn:x\" id=\"work\" scriptFormat=\"juel\"><x:script>${canary.sing()}</x:script></x:scriptTask>"),
                model(
                        "a person in BPMN's own words",
                        "NAMED_PERSON",
                        "decide",
                        "</bpmn:userTask>",
                        "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(mallory)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask>"),
                model(
                        "a second process that doesn't say that it runs",
                        "NOT_EXECUTABLE",
                        "second",
                        "</bpmn:definitions>",
                        "<bpmn:process id=\"second\"><bpmn:startEvent id=\"s\" /><bpmn:sequenceFlow id=\"sf\" sourceRef=\"s\" targetRef=\"w\" /><bpmn:serviceTask id=\"w\" camunda:class=\""
                                + CANARY + "\" /></bpmn:process></bpmn:definitions>"));
    }

    private static Hostile condition(String what, String expression) {
        return model(what, "EXPRESSION", "toCall", CONDITION, expression);
    }

    private static Hostile inStart(String what, String rule, String extension) {
        return model(
                what,
                rule,
                "start",
                START,
                "<bpmn:startEvent id=\"start\"><bpmn:extensionElements>" + extension
                        + "</bpmn:extensionElements></bpmn:startEvent>");
    }

    private static Hostile inDecide(String what, String rule, String extension) {
        return model(what, rule, "decide", "<camunda:inputOutput>", extension + "<camunda:inputOutput>");
    }

    private static Hostile model(String what, String rule, String element, String good, String hostile) {
        if (!GOOD.contains(good)) {
            throw new IllegalArgumentException("The good model has no " + good);
        }
        return new Hostile(what, rule, element, file(GOOD.replace(good, hostile)));
    }

    static ModelFile file(String content) {
        return new ModelFile("claim.bpmn", content.getBytes(StandardCharsets.UTF_8));
    }
}
