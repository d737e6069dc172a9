package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class AllowListExpressionManagerTest {

    record Input() {}

    private static final StaticListableBeanFactory BEANS = new StaticListableBeanFactory(Map.of(
            "activatePartner",
            ServiceTask.doing(TaskContract.of("Activate", "", Input.class), input -> {}),
            "dataSource",
            new Object()));

    private final AllowListExpressionManager expressions = new AllowListExpressionManager(BEANS);

    /** Takes any expression, so that only what is evaluated can be refused. */
    private final AllowListExpressionManager evaluating = new AllowListExpressionManager(BEANS) {
        @Override
        public ValueExpression createValueExpression(String expression) {
            ensureInitialized();
            return expressionFactory.createValueExpression(parsingElContext, expression, Object.class);
        }
    };

    private final VariableContext variables = Variables.createVariables()
            .putValue("country", "IN")
            .putValue("level", 2)
            .putValue("names", List.of("Asha"))
            .putValue("engine", this)
            .putValue("activatePartner", this)
            .asVariableContext();

    @ParameterizedTest
    @CsvSource({
        "${level > 1},                     true",
        "${country == 'IN'},               true",
        "${country.startsWith('I')},       true",
        "${names[0]},                      Asha",
        "${names.size()},                  1",
    })
    void a_model_may_compare_variables_and_ask_plain_values(String expression, String result) {
        assertThat(value(expression)).hasToString(result);
    }

    @Test
    void a_model_may_name_a_service_task_and_no_variable_takes_its_place() {
        assertThat(value("${activatePartner}")).isInstanceOf(ServiceTaskDelegate.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution}",
                "${execution.processEngineServices}",
                "${task}",
                "${externalTask}",
                "${country.getClass()}",
                "${country.class}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${level.getClass().getClassLoader()}",
                "${names.getClass()}",
                "${names.stream().map(null)}",
                "${engine.toString()}",
                "${dataSource}",
                "${dataSource.toString()}",
                "${runtimeService}",
                "${activatePartner.task()}",
                "${country.repeat(1000000000)}",
                "${country.matches('(I+)+$')}",
                "${country.replaceAll('I', 'II')}",
                "${country['getClass']()}",
                "${country.bytes}",
                "${names.add('Bo')}",
                "${names.hashCode()}",
                "${authenticatedUserId}",
            })
    void nothing_else_is_in_reach_of_a_model(String expression) {
        assertThatThrownBy(() -> value(expressions, expression)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> value(evaluating, expression)).isInstanceOf(RuntimeException.class);
    }

    private Object value(String expression) {
        return value(expressions, expression);
    }

    private Object value(AllowListExpressionManager manager, String expression) {
        return manager.createValueExpression(expression).getValue(manager.createElContext(variables));
    }
}
