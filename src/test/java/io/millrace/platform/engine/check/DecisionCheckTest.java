package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.DecisionRule.*;
import static io.millrace.platform.engine.check.FeelRule.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCheckTest {

    /** Who signs, by kind and amount; every case has one rule. */
    private static final String FRIENDLY = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="defs" name="Signers" namespace="urn:test">
              <inputData id="data" name="Amount" />
              <decision id="signers" name="Signers" camunda:historyTimeToLive="P30D">
                <informationRequirement id="needs"><requiredInput href="#data" /></informationRequirement>
                <decisionTable id="table" hitPolicy="UNIQUE">
                  <input id="kind" label="Kind">
                    <inputExpression id="kindExpression" typeRef="string"><text>kind</text></inputExpression>
                    <inputValues id="kinds"><text>"A", "B"</text></inputValues>
                  </input>
                  <input id="amount" label="Amount" camunda:inputVariable="amount">
                    <inputExpression id="amountExpression" typeRef="double"><text>amount</text></inputExpression>
                  </input>
                  <output id="capability" name="capability" typeRef="string" />
                  <output id="days" name="days" typeRef="integer">
                    <outputValues id="dayValues"><text>1, 2, 3</text></outputValues>
                  </output>
                  <rule id="r1">
                    <inputEntry id="r1i1"><text>"A"</text></inputEntry>
                    <inputEntry id="r1i2"><text>&lt; 100</text></inputEntry>
                    <outputEntry id="r1o1"><text>"PARTNER_APPROVE"</text></outputEntry>
                    <outputEntry id="r1o2"><text>1</text></outputEntry>
                  </rule>
                  <rule id="r2">
                    <inputEntry id="r2i1"><text>"A"</text></inputEntry>
                    <inputEntry id="r2i2"><text>&gt;= 100</text></inputEntry>
                    <outputEntry id="r2o1"><text>"PARTNER_APPROVE_HIGH"</text></outputEntry>
                    <outputEntry id="r2o2"><text>2</text></outputEntry>
                  </rule>
                  <rule id="r3">
                    <inputEntry id="r3i1"><text>not("A")</text></inputEntry>
                    <inputEntry id="r3i2"><text>-</text></inputEntry>
                    <outputEntry id="r3o1"><text>null</text></outputEntry>
                    <outputEntry id="r3o2"><text>3</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String EXPRESSION = """
            <decision id="next" name="Next">
              <variable id="out" name="%s" typeRef="string" />
              <literalExpression id="logic">%s</literalExpression>
            </decision></definitions>""";

    static Stream<Arguments> hostileDecisions() {
        return Stream.of(
                hostile("20191111/MODEL/", "20991111/MODEL/", DMN_VERSION, "defs"),
                hostile("<definitions ", "<d:definitions xmlns:d=\"urn:x\" ", DMN_VERSION, "defs"),
                hostile(
                        "id=\"kindExpression\"",
                        "id=\"kindExpression\" expressionLanguage=\"javascript\"",
                        EXPRESSION_LANGUAGE,
                        "kindExpression"),
                hostile("id=\"r1i1\"", "id=\"r1i1\" expressionLanguage=\"groovy\"", EXPRESSION_LANGUAGE, "r1i1"),
                hostile("id=\"r1o1\"", "id=\"r1o1\" expressionLanguage=\"juel\"", EXPRESSION_LANGUAGE, "r1o1"),
                hostile("id=\"r1o1\"", "id=\"r1o1\" expressionLanguage=\"\"", EXPRESSION_LANGUAGE, "r1o1"),
                hostile(
                        "namespace=\"urn:test\"",
                        "namespace=\"urn:test\" expressionLanguage=\"python\"",
                        EXPRESSION_LANGUAGE,
                        "defs"),
                hostile("camunda:historyTimeToLive", "camunda:class", DMN_ATTRIBUTE, "signers"),
                hostile("id=\"r1i1\"", "id=\"r1i1\" camunda:inputVariable=\"x\"", DMN_ATTRIBUTE, "r1i1"),
                hostile(
                        "<inputData",
                        "<import namespace=\"http://evil\" locationURI=\"http://evil/x.dmn\" importType=\"x\"/><inputData",
                        DMN_ELEMENT,
                        "defs"),
                hostile("<inputData", "<businessKnowledgeModel id=\"bkm\" name=\"f\"/><inputData", DMN_ELEMENT, "bkm"),
                hostile(
                        "</definitions>",
                        "<decision id=\"i\"><invocation id=\"call\"/></decision></definitions>",
                        DMN_ELEMENT,
                        "call"),
                hostile("<text>kind</text>", "<text>kind<text>x</text></text>", DMN_ELEMENT, "kindExpression"),
                hostile("<text>kind</text>", "<text>kind</text><text>x</text>", DMN_ELEMENT, "kindExpression"),
                hostile("id=\"r2\"", "id=\"r1\"", DMN_ID_TWICE, "r1"),
                hostile("<rule id=\"r2\">", "<rule>", DMN_ID_MISSING, "table"),
                hostile("href=\"#data\"", "href=\"#nobody\"", REQUIREMENT_UNKNOWN, "needs"),
                hostile(
                        "<requiredInput href=\"#data\" />",
                        "<requiredDecision href=\"#signers\" />",
                        REQUIREMENT_CIRCLE,
                        "signers"),
                hostile("\"UNIQUE\"", "\"\"", HIT_POLICY_UNKNOWN, "table"),
                hostile("\"UNIQUE\"", "\"PRIORITY\"", HIT_POLICY_UNKNOWN, "table"),
                hostile("\"UNIQUE\"", "\"COLLECT\" aggregation=\"SUM\"", HIT_POLICY_UNKNOWN, "table"),
                hostile("<text>kind</text>", "<text></text>", INPUT_WITHOUT_EXPRESSION, "kind"),
                hostile("inputVariable=\"amount\"", "inputVariable=\"a b\"", INPUT_VARIABLE, "amount"),
                hostile("name=\"days\"", "name=\"capability\"", OUTPUT_NAME, "days"),
                hostile(" typeRef=\"double\"", "", TYPE_MISSING, "amount"),
                hostile("typeRef=\"double\"", "typeRef=\"object\"", TYPE_MISSING, "amount"),
                hostile("<inputEntry id=\"r3i2\"><text>-</text></inputEntry>", "", ROW_LENGTH, "r3"),
                hostile(">\"A\"</text></inputEntry>", ">5</text></inputEntry>", VALUE_OF_OTHER_TYPE, "r1i1"),
                hostile("<text>1</text>", "<text>\"1\"</text>", VALUE_OF_OTHER_TYPE, "r1o2"),
                hostile("<text>1</text>", "<text>1.5</text>", VALUE_OF_OTHER_TYPE, "r1o2"),
                hostile("<text>1</text>", "<text>4</text>", VALUE_NOT_ALLOWED, "r1o2"),
                hostile("not(\"A\")", "\"B\", \"C\"", VALUE_NOT_ALLOWED, "r3i1"),
                hostile("\"PARTNER_APPROVE\"", "\"CAMUNDA_ADMIN\"", CAPABILITY_OF_DECISION, "r1o1"),
                hostile(
                        "\"PARTNER_APPROVE\"",
                        "if amount > 1 then \"PARTNER_APPROVE\" else x",
                        CAPABILITY_OF_DECISION,
                        "r1o1"),
                hostile(
                        "</definitions>",
                        EXPRESSION.formatted("capability", "<text>\"ROOT\"</text>"),
                        CAPABILITY_OF_DECISION,
                        "logic"),
                hostile("</definitions>", EXPRESSION.formatted("x", ""), LOGIC_MISSING, "logic"),
                hostile("&gt;= 100", "&gt;= 99", RULES_OVERLAP, "r2"),
                hostile("&gt;= 100", "&gt; 100", RULES_LEAVE_A_GAP, "table"),
                hostile(
                        "not(\"A\")",
                        "\"B\"",
                        "<text>\"A\", \"B\"</text>",
                        "<text></text>",
                        RULES_LEAVE_A_GAP,
                        "table"),
                hostile("&gt;= 100", "[100..99]", RULE_NEVER_MATCHES, "r2"),
                hostile("\"UNIQUE\"", "\"FIRST\"", "&gt;= 100", "&lt; 50", RULE_NEVER_REACHED, "r2"),
                hostile("\"UNIQUE\"", "\"ANY\"", "&gt;= 100", "-", RULES_OVERLAP, "r2"),
                hostile(" hitPolicy=\"UNIQUE\"", "", "&gt;= 100", "&gt;= 99", RULES_OVERLAP, "r2"),
                feel("\"A", FEEL_UNREADABLE),
                feel("date(\"2026-02-30\")", FEEL_UNREADABLE),
                feel("kind in for i in 1..100000000 return i", FEEL_NOT_ALLOWED),
                feel(
                        "function(a) external {java: {class: \"java.lang.Runtime\", method signature: \"exit(int)\"}}",
                        FEEL_NOT_ALLOWED),
                feel("sum(for i in 1..100000000 return i) > 1", FEEL_NOT_ALLOWED),
                feel("some x in [1, 2] satisfies x = 1", FEEL_NOT_ALLOWED),
                feel("9 ** 9 ** 9 ** 9", FEEL_NOT_ALLOWED),
                feel("{a: 1}.a = 1", FEEL_NOT_ALLOWED),
                feel("kind.getClass()", FEEL_NOT_ALLOWED),
                feel("kind.class.classLoader = null", FEEL_NOT_ALLOWED),
                feel("matches(kind, \"(a+)+b\")", FEEL_FUNCTION),
                feel("decimal(1, 999999999) > 1", FEEL_FUNCTION),
                feel("round up(n: 1, scale: 999999999) > 1", FEEL_FUNCTION),
                feel("((((((((1))))))))", FEEL_TOO_LARGE),
                feel("1 + ".repeat(300) + "1", FEEL_TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("hostileDecisions")
    void a_decision_that_could_do_harm_or_has_no_answer_is_found_out_where_it_does(
            String decision, Rule rule, String element) {
        assertThat(check(decision)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.elementId()).isEqualTo(element);
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
                // as editors save it: UNIQUE is what a table is that says nothing
                FRIENDLY.replace(" hitPolicy=\"UNIQUE\"", ""),
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

    private static Arguments feel(String cell, Rule rule) {
        return hostile(">\"A\"</text></inputEntry>", "><![CDATA[" + cell + "]]></text></inputEntry>", rule, "r1i1");
    }

    private static Arguments hostile(String find, String replace, Rule rule, String element) {
        assertThat(FRIENDLY).contains(find);
        String text = FRIENDLY.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(replace));
        return arguments(
                text.replace("</definitions>", find.equals("<definitions ") ? "</d:definitions>" : "</definitions>"),
                rule,
                element);
    }

    private static Arguments hostile(
            String find, String replace, String find2, String replace2, Rule rule, String element) {
        return arguments(FRIENDLY.replace(find, replace).replace(find2, replace2), rule, element);
    }

    private static List<Finding> check(String decision) {
        return DeploymentCheck.check(
                List.of(new ModelFile("test.dmn", decision.getBytes(StandardCharsets.UTF_8))), KnownCapabilities.OURS);
    }
}
