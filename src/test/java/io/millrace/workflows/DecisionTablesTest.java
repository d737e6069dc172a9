package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision tables, as their owners read them. */
class DecisionTablesTest {

    private static final DmnEngine DMN = new DefaultDmnEngineConfiguration().buildEngine();
    private static final Map<String, DmnDecision> PARSED = new HashMap<>();
    private static final String MATRIX = "processes/approvals/approval-matrix.dmn";
    private static final String DOCUMENTS = "processes/partners/document-requirements.dmn";
    private static final String RISK = "processes/partners/partner-risk.dmn";

    private static final List<String> PARTNER_TYPES =
            List.of("BUYER", "SELLER", "BROKER", "TRANSPORTER", "GINNER", "TESTING_LAB", "SUPPLIER", "CUSTOMER");

    @ParameterizedTest
    @CsvSource({"0, LOW", "29, LOW", "30, MEDIUM", "59, MEDIUM", "60, HIGH", "200, HIGH"})
    void points_make_the_rating(int points, String rating) {
        var answer = evaluate(RISK, "partner-risk-rating", Map.of("totalPoints", points)).getSingleResult();

        assertThat(answer.<String>getEntry("riskRating")).isEqualTo(rating);
    }

    private static DmnDecisionResult matrix(String kind, int level, Double amount, String risk) {
        var facts = new HashMap<String, Object>();
        facts.put("approvalKind", kind);
        facts.put("level", level);
        facts.put("approvalAmount", amount);
        facts.put("riskRating", risk);
        return evaluate(MATRIX, "approval-matrix", facts);
    }

    private static List<String> documents(String type, String country) {
        return evaluate(DOCUMENTS, "document-requirements", Map.of("partnerType", type, "country", country))
                .collectEntries("requiredDocument");
    }

    private static DmnDecisionResult factors(Map<String, Object> risky) {
        var facts = new HashMap<String, Object>(Map.of(
                "partnerType", "CUSTOMER",
                "country", "IN",
                "sanctions", "PASSED",
                "duplicate", "PASSED",
                "completeness", "PASSED",
                "bankAbroad", false,
                "expectedAnnualVolume", 0.0));
        facts.putAll(risky);
        return evaluate(RISK, "partner-risk", facts);
    }

    private static Object typed(String value) {
        return switch (value) {
            case "true", "false" -> Boolean.valueOf(value);
            default -> value.matches("[0-9.]+") ? Double.valueOf(value) : value;
        };
    }

    private static DmnDecisionResult evaluate(String model, String decision, Map<String, Object> facts) {
        return DMN.evaluateDecision(PARSED.computeIfAbsent(decision, key -> parse(model, key)), facts);
    }

    private static DmnDecision parse(String model, String decision) {
        return DMN.parseDecision(decision, DecisionTablesTest.class.getClassLoader().getResourceAsStream(model));
    }
}
