package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.DecisionRule.*;
import static io.millrace.platform.engine.check.FeelRule.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One good decision, and what somebody would write into it who wants code run, a right that is not there, or no answer. */
public final class HostileDecisions {

    /** Who signs, by kind and amount; every case has one rule. */
    static final String FRIENDLY = """
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

    static final String EXPRESSION = """
            <decision id="next" name="Next">
              <variable id="out" name="%s" typeRef="string" />
              <literalExpression id="logic">%s</literalExpression>
            </decision></definitions>""";

    private HostileDecisions() {}

    public static List<HostileFile> all() {
        return List.of(
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

    private static HostileFile feel(String cell, Rule rule) {
        return hostile(">\"A\"</text></inputEntry>", "><![CDATA[" + cell + "]]></text></inputEntry>", rule, "r1i1");
    }

    private static HostileFile hostile(String find, String replace, Rule rule, String element) {
        if (!FRIENDLY.contains(find)) {
            throw new IllegalArgumentException("The friendly decision has no " + find);
        }
        String text = FRIENDLY.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(replace));
        return file(
                replace,
                rule,
                element,
                text.replace("</definitions>", find.equals("<definitions ") ? "</d:definitions>" : "</definitions>"));
    }

    private static HostileFile hostile(
            String find, String replace, String find2, String replace2, Rule rule, String element) {
        return file(replace2, rule, element, FRIENDLY.replace(find, replace).replace(find2, replace2));
    }

    private static HostileFile file(String what, Rule rule, String element, String decision) {
        return new HostileFile(
                what, rule, element, new ModelFile("test.dmn", decision.getBytes(StandardCharsets.UTF_8)));
    }
}
