package io.millrace.approvals;

import io.millrace.platform.engine.check.DecisionSheet;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.ModelFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a decision is one that approvals can ask who has to sign. */
final class PolicyCheck {

    static final String DECISION = "approval-matrix";
    static final int MOST_LEVELS = 20;

    private static final String LEVEL = "level";
    private static final String KIND = "approvalKind";
    private static final Set<String> FACTS =
            Set.of(KIND, LEVEL, "approvalAmount", "approvalCurrency", "riskRating", "plant");
    private static final Map<String, String> OUTPUTS =
            Map.of("capability", "string", "signatures", "string", "deadlineDays", "integer");
    private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY");
    private static final String TO_TWENTY = "([1-9]|1\\d|20)";
    private static final Pattern SIGNATURES = Pattern.compile("ANY|ALL|" + TO_TWENTY);
    private static final Pattern LEVELS = Pattern.compile(TO_TWENTY + "(\\s*,\\s*" + TO_TWENTY + ")*");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]");

    private final ModelFile file;
    private final DecisionSheet sheet;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyCheck(ModelFile file, DecisionSheet sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /** What is wrong with it as a policy; what is wrong with it as a decision, the deployment check says. */
    static List<Finding> check(ModelFile file) {
        Optional<DecisionSheet> sheet = DecisionSheet.read(file, DECISION);
        if (sheet.isEmpty()) {
            return List.of(new Finding(
                    file.name(),
                    null,
                    null,
                    0,
                    PolicyRule.POLICY_DECISION,
                    "The file has no decision '%s' with a decision table.".formatted(DECISION)));
        }
        return new PolicyCheck(file, sheet.get()).findings();
    }

    private List<Finding> findings() {
        if (sheet.decisions().size() > 1) {
            add(
                    sheet.place(),
                    PolicyRule.POLICY_DECISION,
                    "The file has %d decisions.".formatted(sheet.decisions().size()));
        }
        if (!HIT_POLICIES.contains(sheet.hitPolicy())) {
            add(sheet.place(), PolicyRule.POLICY_ANSWERS_ONCE, "The hit policy is %s.".formatted(sheet.hitPolicy()));
        }
        inputs();
        outputs();
        sheet.rows().forEach(this::row);
        return findings;
    }

    private void inputs() {
        for (DecisionSheet.Column input : sheet.inputs()) {
            if (input.looksAt().size() != 1 || !FACTS.containsAll(input.looksAt())) {
                add(
                        input.place(),
                        PolicyRule.POLICY_INPUT,
                        "The column '%s' looks at %s."
                                .formatted(
                                        input.label(),
                                        input.looksAt().isEmpty() ? "nothing" : String.join(", ", input.looksAt())));
            }
        }
        for (String needed : List.of(KIND, LEVEL)) {
            if (column(needed) < 0) {
                add(sheet.place(), PolicyRule.POLICY_INPUT, "No column looks at %s.".formatted(needed));
            }
        }
    }

    private void outputs() {
        Map<String, String> wanted = new HashMap<>(OUTPUTS);
        for (DecisionSheet.Column output : sheet.outputs()) {
            @Nullable String type = output.name().equals("order") ? "string" : wanted.remove(output.name());
            if (type == null || !type.equals(output.type())) {
                add(
                        output.place(),
                        PolicyRule.POLICY_OUTPUT,
                        "'%s' of type '%s' is no output of a policy.".formatted(output.name(), output.type()));
            }
        }
        wanted.keySet().stream()
                .sorted()
                .forEach(missing ->
                        add(sheet.place(), PolicyRule.POLICY_OUTPUT, "The output %s is missing.".formatted(missing)));
    }

    private void row(DecisionSheet.Row row) {
        PolicyAnswer answer = PolicyAnswer.of(row);
        if (!isReadable(answer)) {
            add(
                    row.place(),
                    PolicyRule.POLICY_ANSWER,
                    "Rule %d answers capability %s, signatures %s, order %s, deadline %s."
                            .formatted(
                                    row.number(),
                                    answer.capability(),
                                    answer.signatures(),
                                    answer.order(),
                                    answer.deadlineDays()));
        }
        int level = column(LEVEL);
        if (!answer.signatures().equals(PolicyAnswer.NONE)
                && level >= 0
                && level < row.conditions().size()
                && !LEVELS.matcher(row.conditions().get(level)).matches()) {
            add(
                    row.place(),
                    PolicyRule.POLICY_WITHOUT_END,
                    "Rule %d asks for a signature on the levels '%s'."
                            .formatted(row.number(), row.conditions().get(level)));
        }
    }

    private static boolean isReadable(PolicyAnswer answer) {
        boolean inOrder =
                answer.order().equals(PolicyAnswer.PARALLEL) || answer.order().equals(PolicyAnswer.SEQUENTIAL);
        return inOrder
                && (answer.signatures().equals(PolicyAnswer.NONE)
                        ? answer.capability() == null
                        : answer.capability() != null
                                && SIGNATURES.matcher(answer.signatures()).matches()
                                && DAYS.matcher(answer.deadlineDays()).matches());
    }

    /** -1 where there is none. */
    private int column(String fact) {
        for (int i = 0; i < sheet.inputs().size(); i++) {
            if (sheet.inputs().get(i).looksAt().equals(Set.of(fact))) {
                return i;
            }
        }
        return -1;
    }

    private void add(DecisionSheet.Place place, PolicyRule rule, String explanation) {
        findings.add(new Finding(
                file.name(),
                place.elementId().isEmpty() ? null : place.elementId(),
                null,
                place.line(),
                rule,
                explanation));
    }
}
