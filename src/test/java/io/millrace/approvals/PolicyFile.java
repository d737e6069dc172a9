package io.millrace.approvals;

import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An approval policy as an admin writes one: the first rule that fits says who signs. */
final class PolicyFile {

    private static final List<String> INPUTS = List.of(
            "Kind of approval|approvalKind|string",
            "Level|level|integer",
            "Amount|approvalAmount|double",
            "Currency|approvalCurrency|string",
            "Risk|riskRating|string",
            "Plant|plant|string");
    private static final List<String> OUTPUTS =
            List.of("capability|string", "signatures|string", "order|string", "deadlineDays|integer");
    private static final String NOBODY = "| | | | | | null | \"NONE\" | null | 0";

    private PolicyFile() {}

    /** Each rule is its ten cells: kind, level, amount, currency, risk, plant; capability, signatures, order, days. */
    static String of(String... rules) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < INPUTS.size(); i++) {
            String[] input = INPUTS.get(i).split("\\|", -1);
            table.append("""
                    <input id="in-%d" label="%s"><inputExpression id="in-%d-x" typeRef="%s"><text>%s</text></inputExpression></input>
                    """.formatted(i, input[0], i, input[2], input[1]));
        }
        for (int i = 0; i < OUTPUTS.size(); i++) {
            String[] output = OUTPUTS.get(i).split("\\|", -1);
            table.append("<output id=\"out-%d\" name=\"%s\" typeRef=\"%s\" />%n".formatted(i, output[0], output[1]));
        }
        for (int i = 0; i < rules.length; i++) {
            table.append(rule("rule-" + i, rules[i]));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="policy" name="Our approvals" namespace="https://acme.example/decisions">
                  <decision id="approval-matrix" name="Our approvals" camunda:historyTimeToLive="P180D">
                    <decisionTable id="table" hitPolicy="FIRST">
                %s%s    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(table, rule("nobody", NOBODY));
    }

    static FilePart upload(String policy) {
        return new FilePart("file", "approval-matrix.dmn", "application/xml", policy.getBytes(StandardCharsets.UTF_8));
    }

    private static String rule(String id, String cells) {
        String[] texts = cells.split("\\|", -1);
        StringBuilder rule = new StringBuilder("<rule id=\"%s\">%n".formatted(id));
        for (int i = 0; i < texts.length; i++) {
            String entry = i < INPUTS.size() ? "inputEntry" : "outputEntry";
            String text = texts[i].strip().replace("<", "&lt;").replace(">", "&gt;");
            rule.append("<%s id=\"%s-%d\"><text>%s</text></%s>%n".formatted(entry, id, i, text, entry));
        }
        return rule.append("</rule>\n").toString();
    }
}
