package io.millrace.approvals;

import io.millrace.platform.engine.check.DecisionSheet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one rule of an approval policy answers, with texts out of their quotes.
 *
 * @param capability null where nobody is asked
 */
record PolicyAnswer(@Nullable String capability, String signatures, String order, String deadlineDays) {

    static final String NONE = "NONE";
    static final String PARALLEL = "PARALLEL";
    static final String SEQUENTIAL = "SEQUENTIAL";

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    static PolicyAnswer of(DecisionSheet.Row row) {
        String order = cell(row.answers(), "order");
        String capability = cell(row.answers(), "capability");
        return new PolicyAnswer(
                isNothing(capability) ? null : capability,
                cell(row.answers(), "signatures"),
                isNothing(order) ? PARALLEL : order,
                cell(row.answers(), "deadlineDays"));
    }

    private static String cell(Map<String, String> answers, String name) {
        String text = answers.getOrDefault(name, "");
        Matcher quoted = TEXT.matcher(text);
        return quoted.matches() ? quoted.group(1) : text;
    }

    private static boolean isNothing(String cell) {
        return cell.isEmpty() || cell.equals("null");
    }
}
