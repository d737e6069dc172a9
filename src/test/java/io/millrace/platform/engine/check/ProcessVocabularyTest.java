package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessVocabularyTest {

    static Stream<ModelFile> friendly() {
        return FriendlyProcesses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("friendly")
    void what_designers_draw_in_good_faith_may_stand_in_a_process(ModelFile file) {
        assertThat(check(file)).isEmpty();
    }

    @Test
    void the_applications_own_processes_pass() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            List<Path> processes =
                    files.filter(file -> file.toString().endsWith(".bpmn")).toList();
            assertThat(processes)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(check(new ModelFile(path.toString(), Files.readAllBytes(path))))
                            .isEmpty());
        }
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                in("an ad hoc sub-process", "UNKNOWN_ELEMENT", "x", "<bpmn:adHocSubProcess id='x' />"),
                in("a choreography task", "UNKNOWN_ELEMENT", "x", "<bpmn:choreographyTask id='x' />"),
                in(
                        "a loop that the engine doesn't run",
                        "UNKNOWN_ELEMENT",
                        "x",
                        "<bpmn:task id='x'><bpmn:standardLoopCharacteristics /></bpmn:task>"),
                in(
                        "input and output in BPMN's words",
                        "UNKNOWN_ELEMENT",
                        "x",
                        "<bpmn:task id='x'><bpmn:ioSpecification /></bpmn:task>"),
                in(
                        "what Signavio adds",
                        "UNKNOWN_ELEMENT",
                        "x",
                        "<bpmn:task id='x'><bpmn:extensionElements><s:meta xmlns:s='http://www.signavio.com'><s:x /></s:meta></bpmn:extensionElements></bpmn:task>"),
                in(
                        "what Camunda 8 adds",
                        "UNKNOWN_ELEMENT",
                        "x",
                        "<bpmn:task id='x'><bpmn:extensionElements><z:taskDefinition xmlns:z='http://camunda.org/schema/zeebe/1.0' type='a' /></bpmn:extensionElements></bpmn:task>"),
                in(
                        "an attribute of another tool",
                        "UNKNOWN_ATTRIBUTE",
                        "x",
                        "<bpmn:task id='x' b:color='red' xmlns:b='http://www.bizagi.com' />"),
                in(
                        "an attribute where it means nothing",
                        "UNKNOWN_ATTRIBUTE",
                        "x",
                        "<bpmn:task id='x' camunda:candidateGroups='A' />"),
                in(
                        "a result variable of nothing",
                        "UNKNOWN_ATTRIBUTE",
                        "x",
                        "<bpmn:serviceTask id='x' camunda:delegateExpression='${doWork}' camunda:resultVariable='r' />"),
                in(
                        "a type of called element",
                        "UNKNOWN_ATTRIBUTE",
                        "x",
                        "<bpmn:callActivity id='x' calledElement='other' camunda:calledElementType='bpmn' />"),
                in(
                        "a computed job priority",
                        "EXPRESSION_OUT_OF_PLACE",
                        "x",
                        "<bpmn:task id='x' camunda:asyncBefore='true' camunda:jobPriority='${level}' />"),
                in(
                        "a computed topic",
                        "EXPRESSION_OUT_OF_PLACE",
                        "x",
                        "<bpmn:serviceTask id='x' camunda:type='external' camunda:topic='${topic}' />"),
                in(
                        "a computed form",
                        "EXPRESSION_OUT_OF_PLACE",
                        "x",
                        "<bpmn:userTask id='x' camunda:formRef='${form}' />"),
                in(
                        "a computed property",
                        "EXPRESSION_OUT_OF_PLACE",
                        "x",
                        "<bpmn:task id='x'><bpmn:extensionElements><camunda:properties><camunda:property name='a' value='#{b}' /></camunda:properties></bpmn:extensionElements></bpmn:task>"),
                in(
                        "an external task without a topic",
                        "KIND_OF_TASK",
                        "x",
                        "<bpmn:serviceTask id='x' camunda:type='external' />"),
                in("a service task that does nothing", "KIND_OF_TASK", "x", "<bpmn:serviceTask id='x' />"),
                in(
                        "a service task that does two things",
                        "KIND_OF_TASK",
                        "x",
                        "<bpmn:serviceTask id='x' camunda:delegateExpression='${doWork}' camunda:type='external' camunda:topic='a' />"),
                in(
                        "an expression of another type",
                        "LANGUAGE_OF_EXPRESSION",
                        "x",
                        "<bpmn:sequenceFlow id='x' sourceRef='a' targetRef='b'><bpmn:conditionExpression xsi:type='bpmn:tExpression'>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                in("a task without an id", "ID_MISSING", "claim", "<bpmn:task name='x' />"),
                in("two elements of one id", "ID_TWICE", "x", "<bpmn:task id='x' /><bpmn:task id='x' />"),
                in(
                        "two processes that run",
                        "SEVERAL_EXECUTABLE",
                        "x",
                        "</bpmn:process><bpmn:process id='x' isExecutable='true'>"),
                in(
                        "a process that doesn't say whether it runs",
                        "NOT_EXECUTABLE",
                        "x",
                        "</bpmn:process><bpmn:process id='x'>"),
                arguments(
                        "no process that runs",
                        "NOT_EXECUTABLE",
                        "Definitions",
                        FriendlyProcesses.process("").replace("\"true\"", "\"false\"")),
                arguments(
                        "a case",
                        "UNKNOWN_ELEMENT",
                        null,
                        "<cmmn:definitions xmlns:cmmn='http://www.omg.org/spec/CMMN/20151109/MODEL' />"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void what_is_not_supported_is_one_finding_that_names_rule_and_element(
            String what, String rule, @Nullable String element, String model) {
        assertThat(check(new ModelFile("claim.bpmn", model.getBytes(StandardCharsets.UTF_8))))
                .extracting(finding -> finding.rule().name(), Finding::elementId)
                .containsExactly(tuple(rule, element));
    }

    @Test
    void everything_wrong_is_said_at_once() {
        String model = FriendlyProcesses.process(
                "<bpmn:scriptTask id='a' /><bpmn:task id='b' camunda:class='x' name='${c}' /><bpmn:task id='b' />");

        assertThat(check(new ModelFile("claim.bpmn", model.getBytes(StandardCharsets.UTF_8))))
                .extracting(finding -> finding.rule().name(), Finding::elementId)
                .containsExactly(
                        tuple("SCRIPT", "a"),
                        tuple("EXPRESSION_OUT_OF_PLACE", "b"),
                        tuple("JAVA_CLASS", "b"),
                        tuple("ID_TWICE", "b"));
    }

    private static Arguments in(String what, String rule, String element, String content) {
        return arguments(what, rule, element, FriendlyProcesses.process(content));
    }

    private static List<Finding> check(ModelFile file) {
        return ProcessVocabulary.check(file, ElementReader.read(file.content()));
    }
}
