package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Offered.offered;
import static io.millrace.platform.engine.check.Sketch.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.engine.check.ProcessContract.Message;
import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessContractTest {

    private static final ModelFile ORDER = simple("begin > wait > count > rush?")
            .input("orderId", "UUID")
            .input("note", "String?")
            .property("message.order.paid.at", "Instant")
            .property("message.order.paid.by", "String?")
            .property("startCapability", "ORDER_READ")
            .xml("<receiveTask id='wait' name='wait' messageRef='paid'/>")
            .beside("<message id='paid' name='order.paid'/>")
            .service("count", "count")
            .gateway("exclusiveGateway", "rush?")
            .when("${pieces > 10}", "rush? > plan")
            .when("${pieces <= 10}", "rush? > end")
            .service("plan", "planDates")
            .flow("plan > end")
            .file();

    @Test
    void a_process_says_what_it_takes_and_who_may_start_it() {
        var contract = ProcessContract.of(ORDER, "order", offered()).orElseThrow();

        assertThat(contract.name()).isEqualTo("order");
        assertThat(contract.startCapability()).isEqualTo("ORDER_READ");
        assertThat(contract.inputs())
                .containsExactly(
                        new Variable("orderId", VariableType.UUID, false),
                        new Variable("note", VariableType.STRING, true));
        assertThat(contract.messages())
                .containsExactly(new Message(
                        "order.paid",
                        List.of(
                                new Variable("at", VariableType.INSTANT, false),
                                new Variable("by", VariableType.STRING, true))));
    }

    @Test
    void a_result_is_sure_when_every_end_has_it() {
        var contract = ProcessContract.of(ORDER, "order", offered()).orElseThrow();

        assertThat(contract.results())
                .contains(
                        new Variable("pieces", VariableType.INTEGER, false),
                        new Variable("dueAt", VariableType.INSTANT, true),
                        new Variable("note", VariableType.STRING, true));
    }

    @Test
    void what_is_no_such_process_has_no_contract() {
        var broken = new ModelFile("order.bpmn", "<no".getBytes(StandardCharsets.UTF_8));

        assertThat(ProcessContract.of(ORDER, "other", offered())).isEmpty();
        assertThat(ProcessContract.of(broken, "order", offered())).isEmpty();
    }
}
