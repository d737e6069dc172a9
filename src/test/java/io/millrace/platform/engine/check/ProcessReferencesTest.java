package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Offered.findings;
import static io.millrace.platform.engine.check.Offered.offered;
import static io.millrace.platform.engine.check.Sketch.simple;
import static io.millrace.platform.engine.check.Sketch.sketch;
import static io.millrace.platform.engine.check.VariableFlowTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessReferencesTest {

    @Test
    void a_service_task_calls_what_the_application_offers() {
        var file = simple("begin > plan > end").service("plan", "planDate").file();

        only(
                findings(file),
                ReferenceRule.UNKNOWN_TASK,
                "plan",
                "'plan' calls 'planDate', which the application doesn't offer. Did you mean 'planDates'?");
    }

    @Test
    void a_business_failure_has_a_path() {
        var file = simple("begin > pay > end")
                .input("orderId", "UUID")
                .service("pay", "pay")
                .file();

        only(
                findings(file),
                ReferenceRule.FAILURE_WITHOUT_PATH,
                "pay",
                "'pay' can fail with CARD_DECLINED (The card was declined), and no path waits for that.");
    }

    @Test
    void a_path_waits_for_a_failure_that_happens() {
        var file = simple("begin > plan > end")
                .input("orderId", "UUID")
                .service("plan", "planDates")
                .boundary("declined", "plan", "<errorEventDefinition errorRef='e'/>")
                .flow("declined > end")
                .beside("<error id='e' name='declined' errorCode='CARD_DECLINED'/>")
                .file();

        only(
                findings(file),
                ReferenceRule.ERROR_NEVER_THROWN,
                "declined",
                "'declined' waits for the error CARD_DECLINED, which nothing there reports.");
    }

    @Test
    void a_task_is_offered_to_a_capability_that_people_can_hold() {
        var nobody = userTask("camunda:candidateGroups=''");
        var unknown = userTask("camunda:candidateGroups='ORDER_READ, ORDER_APROVE'");

        only(findings(nobody), ReferenceRule.TASK_FOR_NOBODY, "ask", "'ask' is offered to no capability.");
        only(
                findings(unknown),
                ReferenceRule.UNKNOWN_CAPABILITY,
                "ask",
                "'ask' is offered to 'ORDER_APROVE', which is no capability. Did you mean 'ORDER_APPROVE'?");
    }

    private static ModelFile userTask(String groups) {
        return simple("begin > ask > end")
                .xml(
                        "<userTask id='ask' name='ask' camunda:formRef='decide' camunda:formRefBinding='latest' camunda:dueDate='P1D' %s/>"
                                .formatted(groups))
                .file();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TASK_WITHOUT_FORM     | camunda:dueDate='P1D' | 'ask' has no form.",
                "UNKNOWN_FORM          | camunda:dueDate='P1D' camunda:formRef='x' camunda:formRefBinding='latest' | 'ask' shows the form 'x', which isn't there.",
                "FORM_BINDING          | camunda:dueDate='P1D' camunda:formRef='order' camunda:formRefBinding='version' | 'ask' shows the form 'order' in the version 'version'.",
                "TASK_WITHOUT_DUE_DATE | camunda:formRef='order' camunda:formRefBinding='latest' | 'ask' is never due.",
                "TIMER_INVALID         | camunda:dueDate='soon' camunda:formRef='order' camunda:formRefBinding='latest' | 'ask' is due 'soon', which is no time.",
            },
            quoteCharacter = '"')
    void a_task_for_people_has_a_form_and_an_end(ReferenceRule rule, String attributes, String explanation) {
        var file = simple("begin > ask > end")
                .xml("<userTask id='ask' name='ask' camunda:candidateGroups='ORDER_READ' %s/>".formatted(attributes))
                .file();

        only(findings(file), rule, "ask", explanation);
    }

    @Test
    void what_is_called_or_asked_is_there() {
        only(
                findings(
                        simple("begin > ship > end").call("ship", "shiping", "").file()),
                ReferenceRule.UNKNOWN_PROCESS,
                "ship",
                "'ship' calls the process 'shiping', which isn't there.");
        only(
                findings(simple("begin > rebate > end")
                        .xml("<businessRuleTask id='rebate' name='rebate' camunda:decisionRef='rebate'/>")
                        .file()),
                ReferenceRule.UNKNOWN_DECISION,
                "rebate",
                "'rebate' asks the decision 'rebate', which isn't there.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<messageEventDefinition/>                     | DANGLING_REFERENCE     | 'wait' doesn't say which message.",
                "<messageEventDefinition messageRef='none'/>   | DANGLING_REFERENCE     | 'wait' refers to the message 'none', which isn't there.",
                "<messageEventDefinition messageRef='silent'/> | REFERENCE_WITHOUT_NAME | 'wait' refers to the message 'silent', which has no name.",
                "<signalEventDefinition signalRef='none'/>     | DANGLING_REFERENCE     | 'wait' refers to the signal 'none', which isn't there.",
                "<timerEventDefinition/>                       | TIMER_INVALID          | 'wait' doesn't say when it happens.",
                "<timerEventDefinition><timeDuration>2 days</timeDuration></timerEventDefinition> | TIMER_INVALID | 'wait' happens at '2 days', which is no time of its kind.",
                "<timerEventDefinition><timeDate>P2D</timeDate></timerEventDefinition> | TIMER_INVALID | 'wait' happens at 'P2D', which is no time of its kind.",
            },
            quoteCharacter = '"')
    void an_event_waits_for_something_that_can_happen(String definition, ReferenceRule rule, String explanation) {
        var file = simple("begin > wait > end")
                .xml("<intermediateCatchEvent id='wait' name='wait'>%s</intermediateCatchEvent>".formatted(definition))
                .beside("<message id='silent'/>")
                .file();

        only(findings(file), rule, "wait", explanation);
    }

    @Test
    void errors_and_escalations_that_are_thrown_have_a_code() {
        var file = sketch("begin > fail")
                .xml("<startEvent id='begin'/>")
                .xml("<endEvent id='fail' name='fail'><errorEventDefinition errorRef='e'/></endEvent>")
                .beside("<error id='e' name='failed'/>")
                .file();
        var escalating = sketch("begin > call")
                .xml("<startEvent id='begin'/>")
                .xml("<endEvent id='call' name='call'><escalationEventDefinition/></endEvent>")
                .file();

        only(
                findings(file),
                ReferenceRule.REFERENCE_WITHOUT_NAME,
                "fail",
                "'fail' refers to the error 'e', which has no code.");
        only(findings(escalating), ReferenceRule.DANGLING_REFERENCE, "call", "'call' doesn't say which escalation.");
    }

    @Test
    void a_flow_has_two_ends() {
        var file = simple("begin > end").flow("begin > nowhere").file();

        only(findings(file), ReferenceRule.DANGLING_FLOW, "begin-nowhere-1", "'to nowhere' lacks one of its ends.");
    }

    @Test
    void every_step_can_be_reached_and_leads_somewhere() {
        var lonely = simple("begin > end")
                .flow("lonely > end")
                .input("orderId", "UUID")
                .service("lonely", "planDates")
                .file();
        var deadEnd = simple("begin > split > end")
                .flow("split > plan")
                .input("orderId", "UUID")
                .gateway("parallelGateway", "split")
                .service("plan", "planDates")
                .file();

        only(findings(lonely), ReferenceRule.UNREACHABLE, "lonely", "No path leads to 'lonely'.");
        only(findings(deadEnd), ReferenceRule.DEAD_END, "plan", "The path ends at 'plan'.");
    }

    @Test
    void an_event_at_a_border_is_attached_and_leads_somewhere() {
        String timer = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>";
        var loose = simple("begin > plan > end")
                .input("orderId", "UUID")
                .service("plan", "planDates")
                .boundary("late", "pln", timer)
                .flow("late > end")
                .file();
        var idle = simple("begin > plan > end")
                .input("orderId", "UUID")
                .service("plan", "planDates")
                .boundary("late", "plan", timer)
                .file();

        only(findings(loose), ReferenceRule.LOOSE_BOUNDARY_EVENT, "late", "'late' is attached to no activity.");
        only(findings(idle), ReferenceRule.LOOSE_BOUNDARY_EVENT, "late", "'late' leads nowhere.");
    }

    @Test
    void where_a_process_chooses_every_flow_says_when_it_is_taken() {
        var file = simple("begin > rush? > end")
                .input("rush", "Boolean")
                .gateway("exclusiveGateway", "rush?")
                .when("${rush}", "rush? > fast")
                .end("fast")
                .file();

        only(
                findings(file),
                ReferenceRule.FLOW_WITHOUT_CONDITION,
                "rush?-end-1",
                "'rush?' has several flows, but 'to end' has no condition and is not the default.");
    }

    @Test
    void a_question_is_asked_at_a_gateway() {
        var file = simple("begin > plan")
                .input("orderId", "UUID")
                .input("rush", "Boolean")
                .service("plan", "planDates")
                .when("${rush}", "plan > end")
                .file();

        only(
                findings(file),
                ReferenceRule.CONDITION_NOT_AT_GATEWAY,
                "plan-end-1",
                "'to end' has a condition, but 'plan' doesn't ask a question.");
    }

    @Test
    void a_parallel_join_waits_for_what_comes() {
        var file = simple("begin > rush?")
                .input("rush", "Boolean")
                .input("orderId", "UUID")
                .gateway("exclusiveGateway", "rush?")
                .gateway("parallelGateway", "join")
                .service("plan", "planDates")
                .when("${rush}", "rush? > join")
                .when("${!rush}", "rush? > plan")
                .flow("plan > join > end")
                .file();

        only(
                findings(file),
                ReferenceRule.JOIN_NEVER_COMPLETE,
                "join",
                "'join' waits for several flows from 'rush?', which only ever takes one.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HISTORY_TIME_TO_LIVE         | camunda:isStartableInTasklist='false' | 'order' doesn't say how long its records are kept.",
                "HISTORY_TIME_TO_LIVE_INVALID | camunda:isStartableInTasklist='false' camunda:historyTimeToLive='long' | 'order' keeps its records for 'long', which is no number of days.",
                "STARTABLE_WITHOUT_INPUTS     | camunda:historyTimeToLive='P30D' | 'order' can be started in Tasklist, where nobody is asked for orderId.",
            },
            quoteCharacter = '"')
    void a_process_says_how_it_is_started_and_how_long_it_is_kept(
            ReferenceRule rule, String attributes, String explanation) {
        var file =
                simple("begin > end").with(attributes).input("orderId", "UUID").file();

        only(findings(file), rule, "order", explanation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input.orderId        | Uuid       | UNREADABLE_DECLARATION | 'order' declares input.orderId = 'Uuid', which is no type.",
                "message.paid.at      | Instant    | UNKNOWN_MESSAGE        | 'order' declares a variable of the message 'paid', for which it never waits.",
                "startCapability      | ORDER_RED  | UNKNOWN_CAPABILITY     | 'order' can be started with 'ORDER_RED', which is no capability. Did you mean 'ORDER_READ'?",
                "otherwise            | go         | UNREADABLE_DECLARATION | 'order' has the property otherwise = go; only stop means something.",
            },
            quoteCharacter = '"')
    void what_a_process_declares_can_be_read(String name, String value, ReferenceRule rule, String explanation) {
        var file = simple("begin > end").property(name, value).file();

        only(findings(file), rule, "order", explanation);
    }

    @Test
    void what_people_see_has_a_name() {
        var file = sketch("begin > e")
                .xml("<startEvent id='begin'/><endEvent id='e'/>")
                .file();

        only(findings(file), ReferenceRule.MISSING_NAME, "e", "'e' has no name.");
    }

    @Test
    void a_failure_may_be_caught_around_the_task_that_fails() {
        var file = sketch("inner > pay > paid")
                .xml("<startEvent id='inner'/>")
                .service("pay", "pay")
                .end("paid")
                .inSubProcess("payment", "")
                .input("orderId", "UUID")
                .flow("begin > payment > end")
                .xml("<startEvent id='begin'/>")
                .end("end")
                .boundary("declined", "payment", "<errorEventDefinition errorRef='e'/>")
                .beside("<error id='e' name='declined' errorCode='CARD_DECLINED'/>")
                .flow("declined > end")
                .file();

        assertThat(findings(file)).isEmpty();
    }

    @Test
    void processes_may_call_each_other_in_a_circle() {
        String mappings = "<camunda:out source='x' target='x'/>";
        var there = simple("begin > on > end").call("on", "order", mappings).named("there");
        var file = simple("begin > on > end").call("on", "there", mappings).file();

        assertThat(offered().with(there).check(file)).isEmpty();
    }
}
