package io.millrace.approvals;

import io.millrace.platform.engine.check.Rule;

/** What an approval policy has to hold to beside every other decision. */
enum PolicyRule implements Rule {
    POLICY_DECISION(
            "Approvals ask the decision approval-matrix, which is a table; other decisions in its file would come into force"
                    + " with it.",
            "Give the file one decision with the id approval-matrix and a decision table."),
    POLICY_ANSWERS_ONCE(
            "Each level has one answer; several would leave open who has to sign.",
            "Choose the hit policy UNIQUE, FIRST or ANY."),
    POLICY_INPUT(
            "A policy is asked with approvalKind, level, approvalAmount, approvalCurrency, riskRating and plant, and has to"
                    + " look at the kind and the level.",
            "Let each column look at one of them, and add a column for the kind or the level where it is missing."),
    POLICY_OUTPUT(
            "Approvals read capability (string), signatures (string), deadlineDays (integer) and, where it is there, order"
                    + " (string).",
            "Name and type the outputs so."),
    POLICY_ANSWER(
            "Who has to sign is read as it stands in the table.",
            "Signatures are \"ANY\", \"ALL\", \"NONE\", or a number from \"1\" to \"20\" in quotes; order is \"PARALLEL\" or"
                    + " \"SEQUENTIAL\"; with NONE the capability is null, else one is named and deadlineDays is 1 to 366."),
    POLICY_WITHOUT_END(
            "Levels are asked one after the other until the table answers NONE; a rule for all levels from some on would ask"
                    + " for ever.",
            "Name the levels in the rule, such as 1 or 1, 2; at most 20, and answer NONE after the last.");

    private final String reason;
    private final String cure;

    PolicyRule(String reason, String cure) {
        this.reason = reason;
        this.cure = cure;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String cure() {
        return cure;
    }
}
