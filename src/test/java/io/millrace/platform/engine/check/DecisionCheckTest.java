package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.DecisionRule.*;
import static io.millrace.platform.engine.check.HostileDecisions.EXPRESSION;
import static io.millrace.platform.engine.check.HostileDecisions.FRIENDLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCheckTest {

    static List<HostileFile> hostileDecisions() {
        return HostileDecisions.all();
    }

    @ParameterizedTest
    @MethodSource("hostileDecisions")
    void a_decision_that_could_do_harm_or_has_no_answer_is_found_out_where_it_does(HostileFile decision) {
        assertThat(DeploymentCheck.check(List.of(decision.file()), KnownCapabilities.OURS))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(decision.rule());
                    assertThat(finding.elementId()).isEqualTo(decision.element());
                    assertThat(finding.line()).isPositive();
                    assertThat(finding.explanation()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "COLLECT", "RULE ORDER", "FIRST", "ANY"})
    void a_table_with_an_answer_for_every_case_passes_with_each_hit_policy(String policy) {
        assertThat(check(FRIENDLY.replace("UNIQUE", policy))).isEmpty();
    }

    static Stream<String> friendlyDecisions() {
        return Stream.of(
                FRIENDLY.replace(
                        "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd"),
                FRIENDLY.replace(
                        "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20180521/MODEL/"),
                FRIENDLY.replace(
                        "</definitions>",
                        EXPRESSION.formatted("text", "<text>upper case(\"a\") + string(days)</text>")),
                // an expression in a cell: nobody can say whether it leaves a gap
                FRIENDLY.replace("&gt;= 100", "&gt;= limit"),
                // two columns look at the same variable, so the combinations can't be told apart
                FRIENDLY.replace("<text>amount</text>", "<text>string length(kind)</text>")
                        .replace("&gt;= 100", "&gt; 100"),
                FRIENDLY.replace("id=\"kindExpression\"", "id=\"kindExpression\" expressionLanguage=\"feel\""),
                FRIENDLY.replace("&lt; 100", "&lt; 100, null"),
                FRIENDLY.replace("typeRef=\"double\"", "typeRef=\"integer\"").replace("&gt;= 100", "&gt; 99"),
                FRIENDLY.replace("typeRef=\"double\"", "typeRef=\"date\"")
                        .replace("&lt; 100", "&lt; date and time(\"2026-01-01T00:00:00\")")
                        .replace("&gt;= 100", "&gt;= @\"2026-01-01T00:00:00\""),
                FRIENDLY.replace("typeRef=\"double\"", "typeRef=\"boolean\"")
                        .replace("&lt; 100", "true")
                        .replace("&gt;= 100", "false"));
    }

    @ParameterizedTest
    @MethodSource("friendlyDecisions")
    void a_decision_that_is_data_passes(String decision) {
        assertThat(check(decision)).isEmpty();
    }

    @Test
    void what_overlaps_and_what_is_missing_is_said_in_the_words_of_the_table() {
        assertThat(check(FRIENDLY.replace("&gt;= 100", "&gt;= 99")))
                .extracting(Finding::explanation)
                .containsExactly("Rule 1 (r1) and rule 2 (r2) both match where 'Kind' is \"A\" and 'Amount' is 99 or"
                        + " is between 99 and 100.");
        assertThat(check(FRIENDLY.replace("&gt;= 100", "&gt; 100")))
                .extracting(Finding::explanation)
                .containsExactly("No rule covers the case that 'Kind' is \"A\" and 'Amount' is 100.");
    }

    @Test
    void a_rule_of_our_own_that_is_taken_out_leaves_a_gap() {
        ModelFile matrix = OwnFiles.decisionsAndForms().stream()
                .filter(file -> file.name().equals("approval-matrix.dmn"))
                .findFirst()
                .orElseThrow();
        String text = new String(matrix.content(), StandardCharsets.UTF_8);

        assertThat(check(text)).isEmpty();
        assertThat(check(text.replace("not(\"LOW\", \"MEDIUM\")", "\"HIGH\"")))
                .extracting(Finding::rule)
                .contains(RULES_LEAVE_A_GAP);
        assertThat(check(text.replace("not(\"LOW\", \"MEDIUM\")", "not(\"LOW\")")))
                .extracting(Finding::rule)
                .contains(RULES_OVERLAP);
    }

    @Test
    void a_table_too_large_to_be_searched_is_named_and_not_searched_for_ever() {
        var rules = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            rules.append(
                    "<rule id=\"x%1$d\"><inputEntry><text>\"A\"</text></inputEntry><inputEntry><text>%1$d</text></inputEntry>"
                            .formatted(i));
            rules.append(
                    "<outputEntry><text>null</text></outputEntry><outputEntry><text>1</text></outputEntry></rule>");
        }
        assertThat(check(FRIENDLY.replace("</decisionTable>", rules + "</decisionTable>")))
                .extracting(Finding::rule)
                .containsExactly(TABLE_TOO_LARGE);
    }

    @Test
    void a_decision_says_what_it_reads_and_what_it_answers() {
        String built = FRIENDLY.replace("&lt; 100", "&lt; limit")
                .replace(
                        "</definitions>",
                        "<decision id=\"later\"><variable id=\"v\" name=\"text\" typeRef=\"string\"/><informationRequirement id=\"q\">"
                                + "<requiredDecision href=\"#signers\"/></informationRequirement><literalExpression id=\"l\">"
                                + "<text>capability + suffix</text></literalExpression></decision></definitions>");
        Element definitions = ElementReader.read(built.getBytes(StandardCharsets.UTF_8));

        var table = DecisionContract.of(definitions, "signers").orElseThrow();
        assertThat(table.inputs())
                .containsOnly(
                        Map.entry("kind", String.class),
                        Map.entry("amount", Double.class),
                        Map.entry("limit", Object.class));
        assertThat(table.outputs())
                .containsOnly(Map.entry("capability", String.class), Map.entry("days", Integer.class));
        assertThat(table.answersOnce()).isTrue();
        var later = DecisionContract.of(definitions, "later").orElseThrow();
        assertThat(later.inputs()).containsOnlyKeys("suffix", "kind", "amount", "limit");
        assertThat(later.outputs()).containsOnlyKeys("text");
        assertThat(DecisionContract.of(definitions, "nobody")).isEmpty();
    }

    private static List<Finding> check(String decision) {
        return DeploymentCheck.check(
                List.of(new ModelFile("test.dmn", decision.getBytes(StandardCharsets.UTF_8))), KnownCapabilities.OURS);
    }
}
