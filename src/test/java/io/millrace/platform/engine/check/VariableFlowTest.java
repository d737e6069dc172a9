package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Offered.findings;
import static io.millrace.platform.engine.check.Offered.offered;
import static io.millrace.platform.engine.check.Sketch.simple;
import static io.millrace.platform.engine.check.Sketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariableFlowTest {

    @Test
    void what_nothing_sets_is_never_there() {
        var file = simple("begin > plan > end").service("plan", "planDates").file();

        only(
                findings(file),
                FlowRule.NEVER_SET,
                "plan",
                "'plan' needs orderId (UUID), but nothing in this process sets it.");
    }

    @Test
    void a_name_with_a_slip_gets_a_suggestion() {
        var file = simple("begin > plan > end")
                .input("ordrId", "UUID")
                .service("plan", "planDates")
                .file();

        only(
                findings(file),
                FlowRule.NEVER_SET,
                "plan",
                "'plan' needs orderId (UUID), but nothing in this process sets it. Did you mean 'ordrId'?");
    }

    @Test
    void what_only_one_branch_sets_is_missing_on_the_other_one() {
        var file = simple("begin > rate > risky?")
                .input("orderId", "UUID")
                .service("rate", "rate")
                .gateway("exclusiveGateway", "risky?")
                .when("${risky}", "risky? > count")
                .when("${!risky}", "risky? > both")
                .service("count", "count")
                .gateway("exclusiveGateway", "both")
                .flow("count > both > pack > end")
                .service("pack", "pack")
                .file();

        only(
                findings(file),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "pack",
                "'pack' needs pieces (Integer), but on the path over 'risky?' – 'to both' nothing has set it.");
    }

    @Test
    void an_error_comes_before_the_outputs_of_the_task_that_fails() {
        var file = simple("begin > pay > count > pack > end")
                .input("orderId", "UUID")
                .service("pay", "pay")
                .service("count", "count")
                .service("pack", "pack")
                .boundary("declined", "pay", "<errorEventDefinition/>")
                .flow("declined > pack")
                .file();

        only(
                findings(file),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "pack",
                "'pack' needs pieces (Integer), but on the path over 'declined' nothing has set it.");
    }

    @Test
    void an_event_sub_process_can_count_only_on_what_was_there_at_the_start() {
        var file = sketch("late > pack > packed")
                .xml(
                        "<startEvent id='late'><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></startEvent>")
                .service("pack", "pack")
                .end("packed")
                .inSubProcess("too late", "triggeredByEvent='true'")
                .input("orderId", "UUID")
                .flow("begin > count > end")
                .xml("<startEvent id='begin'/>")
                .service("count", "count")
                .end("end")
                .file();

        only(
                findings(file),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "pack",
                "'pack' needs pieces (Integer), but on the path over 'too late' nothing has set it.");
    }

    @Test
    void a_path_at_the_side_is_followed_too() {
        var file = sketch("inner > reminded")
                .xml("<startEvent id='inner'/>")
                .end("reminded")
                .inSubProcess("remind", "")
                .flow("begin > ask > end")
                .xml("<startEvent id='begin'/>")
                .user("ask", "order")
                .end("end")
                .xml(
                        "<boundaryEvent id='late' attachedToRef='ask' cancelActivity='false'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>")
                .flow("late > remind > pack > packed")
                .service("pack", "pack")
                .end("packed")
                .file();

        only(
                findings(file),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "pack",
                "'pack' needs pieces (Integer), but on the path over 'late' nothing has set it.");
    }

    @Test
    void a_branch_that_runs_beside_another_one_does_not_wait_for_it() {
        var file = simple("begin > split > count > join > end")
                .input("orderId", "UUID")
                .gateway("parallelGateway", "split")
                .gateway("parallelGateway", "join")
                .flow("split > pack > join")
                .service("count", "count")
                .service("pack", "pack")
                .file();

        only(
                findings(file),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "pack",
                "'pack' needs pieces (Integer), but nothing before it has set it.");
    }

    @Test
    void an_input_that_may_be_left_out_cannot_be_read_by_an_expression() {
        var file = simple("begin > done? > end")
                .input("rush", "Boolean?")
                .gateway("exclusiveGateway", "done?")
                .file();
        var asking = simple("begin > done?")
                .input("rush", "Boolean?")
                .gateway("exclusiveGateway", "done?")
                .when("${rush}", "done? > end")
                .when("${!rush}", "done? > slow")
                .end("slow")
                .file();

        assertThat(findings(file)).isEmpty();
        only(
                findings(asking),
                FlowRule.NOT_SET_ON_EVERY_PATH,
                "done?-end-1",
                "The condition of 'to end' from 'done?' reads rush, but whoever starts the process may leave it out.");
    }

    @Test
    void a_value_that_may_be_empty_is_not_enough_for_a_task_that_needs_it() {
        var file = simple("begin > rate > explain > end")
                .input("orderId", "UUID")
                .service("rate", "rate")
                .service("explain", "explain")
                .file();

        only(
                findings(file),
                FlowRule.MAY_BE_EMPTY,
                "explain",
                "'explain' needs remark (String), but 'rate' may leave it empty.");
    }

    @Test
    void a_task_takes_only_the_type_that_it_declares() {
        var file = simple("begin > pack > end")
                .input("pieces", "Boolean")
                .service("pack", "pack")
                .file();

        only(
                findings(file),
                FlowRule.WRONG_TYPE,
                "pack",
                "'pack' needs pieces (Integer), but the start of the process sets it to a Boolean.");
    }

    @Test
    void a_constant_is_a_text_whatever_it_looks_like() {
        var file = simple("begin > pack > end")
                .service(
                        "pack", "pack", parameters("<camunda:inputParameter name='pieces'>12</camunda:inputParameter>"))
                .file();

        only(
                findings(file),
                FlowRule.WRONG_TYPE,
                "pack",
                "'pack' needs pieces (Integer), but 'pack' sets it to a String ('12').");
    }

    @Test
    void the_answer_to_a_form_has_the_type_of_its_field() {
        var file = simple("begin > ask > plan > end")
                .user("ask", "order")
                .service("plan", "planDates")
                .file();

        only(
                findings(file),
                FlowRule.WRONG_TYPE,
                "plan",
                "'plan' needs orderId (UUID), but the form of 'ask' sets it to a String.");
    }

    @Test
    void an_answer_is_lost_where_an_input_parameter_hides_it() {
        var file = simple("begin > ask > right?")
                .user("ask", "decide", parameters("<camunda:inputParameter name='answer'/>"))
                .gateway("exclusiveGateway", "right?")
                .when("${answer == 'YES'}", "right? > end")
                .when("${answer == 'NO'}", "right? > refused")
                .end("refused")
                .file();

        assertThat(findings(file)).extracting(Finding::rule).contains(FlowRule.NOT_SET_ON_EVERY_PATH);
    }

    @Test
    void a_task_that_could_take_a_variable_which_nothing_sets_is_pointed_out() {
        var file = simple("begin > note > end")
                .input("orderId", "UUID")
                .service("note", "note")
                .file();

        only(
                findings(file),
                FlowRule.OPTIONAL_NEVER_SET,
                "note",
                "'note' could take remark (String), but nothing in this process sets it.");
    }

    @Test
    void nobody_is_kept_from_a_task_by_a_variable_that_nothing_sets() {
        var file = simple("begin > ask > end")
                .input("requestedBy", "String")
                .user("ask", "decide", property("segregateFrom", "requestedBi"))
                .file();

        only(
                findings(file),
                FlowRule.NEVER_SET,
                "ask",
                "'ask' is kept from whoever requestedBi names, but nothing in this process sets it."
                        + " Did you mean 'requestedBy'?");
    }

    @Test
    void a_decision_needs_its_inputs() {
        var file = simple("begin > discount > end")
                .xml("<businessRuleTask id='discount' name='discount' camunda:decisionRef='discount'/>")
                .file();

        only(
                findings(file),
                FlowRule.NEVER_SET,
                "discount",
                "'discount' asks the decision 'discount', which needs rating, but nothing in this process sets it.");
    }

    private static final ModelFile SHIPPING = simple("begin > count > tell > end")
            .input("orderId", "UUID")
            .input("carrier", "String?")
            .service("count", "count")
            .service("tell", "tell")
            .named("shipping");

    private static final String KEY = "<camunda:in businessKey='${orderId}'/>";

    @Test
    void a_called_process_gets_every_input_that_it_declares() {
        only(
                calling(KEY),
                FlowRule.CALL_INPUT_MISSING,
                "ship",
                "'ship' calls 'shipping', which needs orderId (UUID), but doesn't hand it over.");
    }

    @Test
    void a_called_process_gets_its_inputs_in_their_types() {
        only(
                calling(KEY + "<camunda:in source='urgent' target='orderId'/>"),
                FlowRule.WRONG_TYPE,
                "ship",
                "'ship' hands over urgent as orderId (UUID), but the start of the process sets it to a Boolean.");
        only(
                calling(KEY + "<camunda:in sourceExpression='none' target='orderId'/>"),
                FlowRule.WRONG_TYPE,
                "ship",
                "'ship' hands over none as orderId (UUID), but 'ship' sets it to a String ('none').");
    }

    @Test
    void a_called_process_gets_nothing_that_it_does_not_declare() {
        only(
                calling(
                        KEY
                                + "<camunda:in source='orderId' target='orderId'/><camunda:in source='urgent' target='carier'/>"),
                FlowRule.CALL_INPUT_UNKNOWN,
                "ship",
                "'ship' hands over carier, which 'shipping' doesn't declare as an input. Did you mean 'carrier'?");
    }

    @Test
    void only_what_a_called_process_sets_comes_back() {
        only(
                calling(KEY
                        + "<camunda:in source='orderId' target='orderId'/><camunda:out source='piece' target='n'/>"),
                FlowRule.CALL_OUTPUT_UNKNOWN,
                "ship",
                "'ship' takes piece back from 'shipping', which never sets it. Did you mean 'pieces'?");
    }

    @Test
    void a_called_process_that_asks_what_it_is_about_has_to_be_told() {
        only(
                calling("<camunda:in source='orderId' target='orderId'/>"),
                FlowRule.CALL_WITHOUT_BUSINESS_KEY,
                "ship",
                "'ship' calls 'shipping', whose tasks ask what they are about, but hands over no business key.");
    }

    @Test
    void a_question_whose_answers_are_not_all_expected_needs_a_default() {
        var file = simple("begin > rate > rating?")
                .input("orderId", "UUID")
                .service("rate", "rate")
                .gateway("exclusiveGateway", "rating?")
                .when("${rating == 'GOOD'}", "rating? > end")
                .when("${rating == 'BAD'}", "rating? > refused")
                .end("refused")
                .file();

        only(
                findings(file),
                FlowRule.MISSING_DEFAULT_FLOW,
                "rating?",
                "'rating?' has no default flow, and its conditions may all be false.");
    }

    private static List<Finding> calling(String mappings) {
        return offered()
                .with(SHIPPING)
                .check(simple("begin > ship > end")
                        .input("orderId", "UUID")
                        .input("urgent", "Boolean")
                        .call("ship", "shipping", mappings)
                        .file());
    }

    static String parameters(String content) {
        return "<extensionElements><camunda:inputOutput>%s</camunda:inputOutput></extensionElements>"
                .formatted(content);
    }

    static String property(String name, String value) {
        return "<extensionElements><camunda:properties><camunda:property name='%s' value='%s'/></camunda:properties></extensionElements>"
                .formatted(name, value);
    }

    static void only(List<Finding> findings, Rule rule, String element, String explanation) {
        assertThat(findings)
                .extracting(Finding::rule, Finding::elementId, Finding::explanation)
                .containsExactly(tuple(rule, element, explanation));
    }
}
