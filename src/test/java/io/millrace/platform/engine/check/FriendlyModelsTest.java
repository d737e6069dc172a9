package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Offered.findings;
import static io.millrace.platform.engine.check.Offered.offered;
import static io.millrace.platform.engine.check.Sketch.simple;
import static io.millrace.platform.engine.check.Sketch.sketch;
import static io.millrace.platform.engine.check.VariableFlowTest.parameters;
import static io.millrace.platform.engine.check.VariableFlowTest.property;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Models in which all is well, for the many ways in which that can be. */
class FriendlyModelsTest {

    @Test
    void parallel_branches_bring_what_each_of_them_sets() {
        var file = simple("begin > split > count > join > both > end")
                .input("orderId", "UUID")
                .gateway("parallelGateway", "split")
                .gateway("parallelGateway", "join")
                .flow("split > plan > join")
                .service("plan", "planDates")
                .service("count", "count")
                .service(
                        "both",
                        "pack",
                        parameters("<camunda:inputParameter name='at'>${dueAt}</camunda:inputParameter>"))
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_sub_process_leaves_what_its_parallel_ends_set_together() {
        var file = sketch("inner > split > count > counted")
                .xml("<startEvent id='inner'/>")
                .gateway("parallelGateway", "split")
                .flow("split > plan > planned")
                .service("plan", "planDates")
                .service("count", "count")
                .end("counted")
                .end("planned")
                .inSubProcess("prepare", "")
                .input("orderId", "UUID")
                .flow("begin > prepare > pack > wait > end")
                .xml("<startEvent id='begin'/>")
                .service("pack", "pack")
                .xml(
                        "<intermediateCatchEvent id='wait' name='wait'><timerEventDefinition><timeDate>${dueAt}</timeDate></timerEventDefinition></intermediateCatchEvent>")
                .end("end")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_loop_reads_what_the_round_before_has_set_where_it_may_be_absent() {
        var file = simple("begin > back > note > rate > again?")
                .input("orderId", "UUID")
                .gateway("exclusiveGateway", "back")
                .service("note", "note")
                .service("rate", "rate")
                .gateway("exclusiveGateway", "again?")
                .when("${risky}", "again? > back")
                .when("${not risky}", "again? > end")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_question_that_expects_every_answer_of_its_form_needs_no_default() {
        var file = simple("begin > ask > right?")
                .user("ask", "decide")
                .gateway("exclusiveGateway", "right?")
                .when("${answer == 'YES'}", "right? > end")
                .when("${answer == 'NO'}", "right? > refused")
                .end("refused")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void complementary_comparisons_need_no_default() {
        var file = simple("begin > large?")
                .input("amount", "Double")
                .gateway("exclusiveGateway", "large?")
                .when("${amount < 1000}", "large? > end")
                .when("${amount >= 1000}", "large? > approved")
                .end("approved")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void whoever_means_that_anything_else_stops_can_say_so() {
        var file = simple("begin > kind?")
                .input("kind", "String")
                .xml("<exclusiveGateway id='kind?' name='kind?'>%s</exclusiveGateway>"
                        .formatted(property("otherwise", "stop")))
                .when("${kind == 'A'}", "kind? > end")
                .when("${kind == 'B'}", "kind? > other")
                .end("other")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_choice_makes_sure_of_what_it_is_about() {
        var file = simple("begin > rate > remark?")
                .input("orderId", "UUID")
                .service("rate", "rate")
                .gateway("exclusiveGateway", "remark?")
                .when("${remark == null}", "remark? > end")
                .when("${remark != null}", "remark? > explain")
                .service("explain", "explain")
                .flow("explain > end")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_message_brings_the_variables_that_the_process_declares_for_it() {
        var file = simple("begin > wait > pack > end")
                .property("message.order counted.pieces", "Integer")
                .xml("<receiveTask id='wait' name='wait' messageRef='counted'/>")
                .service("pack", "pack")
                .beside("<message id='counted' name='order counted'/>")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_task_that_is_repeated_has_its_own_element_and_counters() {
        var file = simple("begin > ask > end")
                .input("approvers", "String")
                .user("ask", "decide", """
                        <extensionElements><camunda:inputOutput>
                          <camunda:inputParameter name='place'>${loopCounter}</camunda:inputParameter>
                          <camunda:inputParameter name='who'>${approver}</camunda:inputParameter>
                        </camunda:inputOutput></extensionElements>
                        <multiInstanceLoopCharacteristics camunda:collection='approvers' camunda:elementVariable='approver'>
                          <completionCondition>${nrOfCompletedInstances > 1 || answer == 'NO'}</completionCondition>
                        </multiInstanceLoopCharacteristics>
                        """)
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void answers_and_decisions_come_back_from_a_called_process() {
        var asking = simple("begin > ask > right?")
                .user("ask", "decide", property("approval", "true"))
                .gateway("exclusiveGateway", "right?")
                .when("${decision == 'APPROVE'}", "right? > end")
                .when("${decision == 'REJECT'}", "right? > refused")
                .when("${decision == 'RETURN'}", "right? > returned")
                .end("refused")
                .end("returned")
                .named("asking");
        var file = simple("begin > ask > known > end")
                .input("orderId", "UUID")
                .call("ask", "asking", """
                        <camunda:in businessKey='${orderId}'/><camunda:out source='decision' target='outcome'/>
                        <camunda:out source='decidedBy' target='by'/>
                        """)
                .user("known", "decide", property("segregateFrom", "by"))
                .file();

        assertThat(offered().with(asking).check(file)).isEmpty();
    }

    @Test
    void an_event_based_gateway_goes_on_with_what_happens_first() {
        var file = simple("begin > first > paid > pack > end")
                .property("message.paid.pieces", "Integer")
                .xml("<eventBasedGateway id='first'/>")
                .xml(
                        "<intermediateCatchEvent id='paid' name='paid'><messageEventDefinition messageRef='m'/></intermediateCatchEvent>")
                .xml(
                        "<intermediateCatchEvent id='late' name='late'><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>")
                .flow("first > late > expired")
                .end("expired")
                .service("pack", "pack")
                .beside("<message id='m' name='paid'/>")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void a_worker_outside_leaves_what_the_task_declares() {
        var file = simple("begin > measure > pack > end")
                .xml(
                        "<serviceTask id='measure' name='measure' camunda:type='external' camunda:topic='measure'>%s</serviceTask>"
                                .formatted(property("output.pieces", "Integer")))
                .service("pack", "pack")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void links_compensation_and_default_flows_are_ways_too() {
        var file = simple("begin > plan > rush? > jump")
                .input("orderId", "UUID")
                .input("rush", "Boolean")
                .xml("<exclusiveGateway id='rush?' name='rush?' default='rush?-jump-2'/>")
                .when("${rush}", "rush? > undo")
                .flow("undo > end")
                .flow("land > end")
                .service("plan", "planDates")
                .boundary("undoPlan", "plan", "<compensateEventDefinition/>")
                .xml(
                        "<serviceTask id='unplan' name='unplan' isForCompensation='true' camunda:delegateExpression='${planDates}'/>")
                .xml("<association id='a' sourceRef='undoPlan' targetRef='unplan'/>")
                .xml(
                        "<intermediateThrowEvent id='undo' name='undo'><compensateEventDefinition/></intermediateThrowEvent>")
                .xml(
                        "<intermediateThrowEvent id='jump' name='jump'><linkEventDefinition name='L'/></intermediateThrowEvent>")
                .xml(
                        "<intermediateCatchEvent id='land' name='land'><linkEventDefinition name='L'/></intermediateCatchEvent>")
                .file();

        assertThat(findings(file)).isEmpty();
    }
}
