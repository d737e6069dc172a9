package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${level}",
                "#{level}",
                "${level > 1 && country == 'IN'}",
                "${empty reason ? 'none' : reason}",
                "${(amount + fee) * 2 <= limit}",
                "${!approved}",
                "${-amount < 0.5e3}",
                "${country.startsWith('I')}",
                "${names.contains(country.trim().toUpperCase())}",
                "${names[0]}",
                "${names[index].length() > 3}",
                "${address['city']}",
                "${now().after(dueAt)}",
                "Invoice ${number} of ${partner}",
                "\\${this is text}",
                "${\n  level\n  eq 2\n}",
            })
    void a_model_may_compare_count_choose_and_ask_plain_values(String expression) {
        assertThat(Expressions.problem(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution}",
                "${execution.processEngineServices}",
                "${execution.setVariable('a', 1)}",
                "${task.assignee}",
                "${caseExecution}",
                "${externalTask}",
                "${connector.getVariable('x')}",
                "${authenticatedUserId}",
                "${country.getClass()}",
                "${country.class}",
                "${country['class']}",
                "${country[\"class\"]}",
                "${unit.declaringClass}",
                "${country['getClass']()}",
                "${country['cla' + 'ss']}",
                "${country[empty x ? 'class' : 'class']}",
                "${names[names['class']]}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''.repeat(1000000000)}",
                "${country.matches('(a+)+$')}",
                "${country.replaceAll('a', 'b')}",
                "${country.split('a')}",
                "${country.format('%2147483647d', 1)}",
                "${names.stream()}",
                "${names.add('x')}",
                "${names.clear()}",
                "${currentUser()}",
                "${dateTime()}",
                "${S('<a/>')}",
                "${fn:now()}",
                "${true ? execution : 1}",
                "${names.contains(task)}",
                "${(execution)}",
                "${a} ${execution}",
                "${ not execution}",
                "${a = 1}",
                "${x -> x}",
                "${a; b}",
                "${T(java.lang.Runtime)}",
                "${level",
                "${}",
                "${level} #{level}",
                "${99999999999999999999}",
            })
    void nothing_else_may_stand_in_an_expression(String expression) {
        assertThat(Expressions.problem(expression)).isPresent();
    }

    @Test
    void a_problem_is_said_in_words_for_the_designer() {
        assertThat(Expressions.problem("${country.repeat(9)}")).contains("'repeat' is no method that a model may call");
        assertThat(Expressions.problem("${level >}")).contains("the engine can't read it from character 10 on");
    }

    @Test
    void an_expression_of_endless_depth_is_refused_before_it_is_read() {
        assertThat(Expressions.problem("${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}"))
                .contains("it has more than 500 characters");
        assertThat(Expressions.problem("${" + "!".repeat(490) + "a}")).isEmpty();
        assertThat(Expressions.problem("${" + "(".repeat(248) + "1" + ")".repeat(248) + "}"))
                .isEmpty();
    }

    @Test
    void an_expression_says_which_variables_it_reads() {
        assertThat(Expressions.variables(
                        "Invoice ${number} of ${partner.name}, ${level > limit ? names[index] : 'none'}"))
                .containsExactlyInAnyOrder("number", "partner", "level", "limit", "names", "index");
        assertThat(Expressions.variables("${now()}")).isEmpty();
        assertThat(Expressions.variables("no expression")).isEmpty();
        assertThat(Expressions.variables("${unreadable")).isEmpty();
    }

    @Test
    void a_service_task_is_named_by_a_bare_name() {
        assertThat(Expressions.bareName("${activatePartner}")).contains("activatePartner");
        assertThat(Expressions.bareName("#{ activatePartner }")).contains("activatePartner");
        assertThat(Expressions.bareName("${activatePartner.task()}")).isEmpty();
        assertThat(Expressions.bareName("${a}${b}")).isEmpty();
        assertThat(Expressions.bareName("activatePartner")).isEmpty();
    }
}
