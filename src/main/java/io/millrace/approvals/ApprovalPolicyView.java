package io.millrace.approvals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.millrace.platform.engine.check.DecisionSheet;
import io.millrace.platform.web.Versioned;
import io.millrace.workflows.DecisionVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The approval policy that counts for new approvals.
 *
 * @param policyVersion such as {@code own 2} or {@code shared 1}; approvals name the one that they keep to
 * @param shared whether it is the one of all organizations
 * @param version told as {@code ETag} alone
 */
record ApprovalPolicyView(
        String policyVersion,
        boolean shared,
        Instant deployedAt,
        List<Rule> rules,
        @JsonIgnore long version) implements Versioned {

    /**
     * One row of the table.
     *
     * @param number as the table shows it
     * @param when what has to be the case; columns that don't matter are left out
     * @param capability who is asked; absent where nobody is
     * @param signatures ANY, ALL, NONE, or so many different people
     * @param order PARALLEL or SEQUENTIAL
     */
    record Rule(
            int number,
            String description,
            List<Condition> when,
            @Nullable String capability,
            String signatures,
            String order,
            @Nullable String deadlineDays) {

        private static Rule of(DecisionSheet.Row row, DecisionSheet sheet) {
            List<Condition> when = new ArrayList<>();
            IntStream.range(0, Math.min(sheet.inputs().size(), row.conditions().size()))
                    .filter(column -> !row.conditions().get(column).isBlank())
                    .forEach(column -> when.add(new Condition(
                            sheet.inputs().get(column).label(), row.conditions().get(column))));
            PolicyAnswer answer = PolicyAnswer.of(row);
            boolean asked = !answer.signatures().equals(PolicyAnswer.NONE);
            return new Rule(
                    row.number(),
                    row.description(),
                    when,
                    answer.capability(),
                    answer.signatures(),
                    answer.order(),
                    asked ? answer.deadlineDays() : null);
        }
    }

    /** @param is as the cell says it, in FEEL */
    record Condition(String column, String is) {}

    static ApprovalPolicyView of(DecisionVersion version, DecisionSheet sheet) {
        return new ApprovalPolicyView(
                version.label(),
                version.shared(),
                version.deployedAt(),
                sheet.rows().stream().map(row -> Rule.of(row, sheet)).toList(),
                tag(version));
    }

    /** The same for the same version, and another one for every other, whichever door it came through. */
    static long tag(DecisionVersion version) {
        var name = UUID.nameUUIDFromBytes(version.definitionId().getBytes(StandardCharsets.UTF_8));
        return name.getMostSignificantBits() >>> 1;
    }
}
