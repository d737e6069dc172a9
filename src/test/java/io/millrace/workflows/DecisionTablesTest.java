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
    private static final String AMENDMENT_RISK = "processes/partners/amendment-risk.dmn";

    private static final List<String> PARTNER_TYPES =
            List.of("BUYER", "SELLER", "BROKER", "TRANSPORTER", "GINNER", "TESTING_LAB", "SUPPLIER", "CUSTOMER");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "partner-onboarding, 1, 50000,   LOW,    PARTNER_APPROVE,          ANY",
                "partner-onboarding, 1, -,       -,      PARTNER_APPROVE,          ANY",
                "partner-onboarding, 2, 999999,  MEDIUM, -,                        NONE",
                "partner-onboarding, 2, 1000000, LOW,    PARTNER_APPROVE_HIGH,     ANY",
                "partner-onboarding, 2, 50000,   HIGH,   PARTNER_APPROVE_HIGH,     ANY",
                "partner-onboarding, 2, -,       LOW,    PARTNER_APPROVE_HIGH,     ANY",
                "partner-onboarding, 2, 50000,   -,      PARTNER_APPROVE_HIGH,     ANY",
                "partner-onboarding, 3, 1000000, HIGH,   -,                        NONE",
                "partner-amendment,  1, -,       LOW,    PARTNER_APPROVE,          ANY",
                "partner-amendment,  2, -,       LOW,    -,                        NONE",
                "partner-amendment,  1, -,       MEDIUM, PARTNER_APPROVE,          2",
                "partner-amendment,  2, -,       MEDIUM, -,                        NONE",
                "partner-amendment,  1, -,       HIGH,   PARTNER_APPROVE,          ANY",
                "partner-amendment,  2, -,       HIGH,   PARTNER_APPROVE_HIGH,     ANY",
                "partner-amendment,  2, -,       -,      PARTNER_APPROVE_HIGH,     ANY",
                "partner-amendment,  3, -,       HIGH,   -,                        NONE",
                "partner-bank-account, 1, -,     LOW,    PARTNER_APPROVE,          2",
                "partner-bank-account, 1, -,     HIGH,   PARTNER_APPROVE,          2",
                "partner-bank-account, 2, -,     HIGH,   -,                        NONE",
                "something-new,      1, 1,       LOW,    APPROVAL_POLICY_MANAGE,   ANY",
                "something-new,      2, 1,       LOW,    -,                        NONE",
            })
    void who_signs_depends_on_kind_level_amount_and_risk(
            String kind, int level, Double amount, String risk, String capability, String signatures) {
        var answer = matrix(kind, level, amount, risk).getSingleResult();

        assertThat(answer.<String>getEntry("capability")).isEqualTo(capability);
        assertThat(answer.<String>getEntry("signatures")).isEqualTo(signatures);
    }

    @Test
    void the_approval_matrix_has_exactly_one_answer_for_every_case() {
        for (String kind : Arrays.asList(
                "partner-onboarding", "partner-amendment", "partner-bank-account", "something-new", null)) {
            for (int level = 1; level <= 4; level++) {
                for (Double amount : Arrays.asList(null, -1.0, 0.0, 999_999.99, 1_000_000.0, 1e12)) {
                    for (String risk : Arrays.asList(null, "LOW", "MEDIUM", "HIGH", "other")) {
                        assertThat(matrix(kind, level, amount, risk).getResultList())
                                .as("%s %s %s %s", kind, level, amount, risk)
                                .hasSize(1);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER,    IN, TAX_REGISTRATION BANK_PROOF",
        "SUPPLIER,    DE, TAX_REGISTRATION BANK_PROOF INCORPORATION QUALITY_CERTIFICATE",
        "SUPPLIER,    BR, TAX_REGISTRATION BANK_PROOF INCORPORATION ADDRESS_PROOF QUALITY_CERTIFICATE",
        "BROKER,      BR, TAX_REGISTRATION BANK_PROOF LICENCE INCORPORATION ADDRESS_PROOF",
        "TRANSPORTER, IN, TAX_REGISTRATION BANK_PROOF LICENCE ADDRESS_PROOF",
        "TESTING_LAB, US, TAX_REGISTRATION BANK_PROOF LICENCE QUALITY_CERTIFICATE",
    })
    void required_documents_depend_on_the_type_of_partner_and_the_country(
            String type, String country, String documents) {
        assertThat(documents(type, country)).containsExactlyInAnyOrder(documents.split(" ", -1));
    }

    @Test
    void no_document_is_asked_for_twice() {
        for (String type : PARTNER_TYPES) {
            for (String country : List.of("IN", "DE", "US", "BR")) {
                assertThat(documents(type, country)).as("%s %s", type, country).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_plain_partner_has_no_risk_factor() {
        assertThat(factors(Map.of()).getResultList()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "partnerType,          BROKER,   PARTNER_TYPE, 10",
        "country,              IR,       COUNTRY,      60",
        "country,              BR,       COUNTRY,      15",
        "sanctions,            WARNING,  SCREENING,    20",
        "sanctions,            HIT,      SCREENING,    60",
        "duplicate,            WARNING,  DUPLICATE,    15",
        "duplicate,            HIT,      DUPLICATE,    15",
        "completeness,         FAILED,   DOCUMENTS,    20",
        "bankAbroad,           true,     BANK_COUNTRY, 20",
        "expectedAnnualVolume, 1000000,  VOLUME,       10",
        "expectedAnnualVolume, 10000000, VOLUME,       20",
    })
    void each_risky_fact_adds_one_factor_with_points_and_an_explanation(
            String fact, String value, String factor, int points) {
        var found = factors(Map.of(fact, typed(value))).getSingleResult();

        assertThat(found.<String>getEntry("factor")).isEqualTo(factor);
        assertThat(found.<Number>getEntry("points").intValue()).isEqualTo(points);
        assertThat(found.<String>getEntry("explanation")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"0, LOW", "29, LOW", "30, MEDIUM", "59, MEDIUM", "60, HIGH", "200, HIGH"})
    void points_make_the_rating(int points, String rating) {
        var answer = evaluate(RISK, "partner-risk-rating", Map.of("totalPoints", points))
                .getSingleResult();

        assertThat(answer.<String>getEntry("riskRating")).isEqualTo(rating);
    }

    @ParameterizedTest
    @CsvSource({
        "LEGAL_NAME,     0.30, PASSED,  HIGH",
        "LEGAL_NAME,     0.94, WARNING, HIGH",
        "LEGAL_NAME,     0.95, PASSED,  MEDIUM",
        "LEGAL_NAME,     1,    HIT,     HIGH",
        "TRADE_NAME,     0,    PASSED,  LOW",
        "TRADE_NAME,     0,    WARNING, MEDIUM",
        "TRADE_NAME,     0,    HIT,     HIGH",
        "PARTNER_TYPE,   0,    PASSED,  MEDIUM",
        "PARTNER_TYPE,   0,    FAILED,  HIGH",
        "COUNTRY,        0,    PASSED,  HIGH",
        "ADDRESS,        0,    PASSED,  LOW",
        "CONTACT,        0,    PASSED,  MEDIUM",
        "TAX_IDENTITIES, 0,    PASSED,  HIGH",
        "BANK_ACCOUNT,   0,    PASSED,  HIGH",
    })
    void how_risky_a_change_is_depends_on_what_changes_how_much_and_what_was_found(
            String section, double similarity, String finding, String risk) {
        var answer = amendmentRisk(section, similarity, finding).getSingleResult();

        assertThat(answer.<String>getEntry("riskRating")).isEqualTo(risk);
        assertThat(answer.<String>getEntry("explanation")).isNotBlank();
    }

    @Test
    void the_risk_of_a_change_has_exactly_one_answer_for_every_case() {
        for (String section : List.of(
                "LEGAL_NAME",
                "TRADE_NAME",
                "PARTNER_TYPE",
                "COUNTRY",
                "ADDRESS",
                "CONTACT",
                "TAX_IDENTITIES",
                "BANK_ACCOUNT")) {
            for (double similarity : List.of(0.0, 0.949, 0.95, 1.0)) {
                for (String finding : List.of("PASSED", "WARNING", "HIT", "FAILED")) {
                    assertThat(amendmentRisk(section, similarity, finding).getResultList())
                            .as("%s %s %s", section, similarity, finding)
                            .hasSize(1);
                }
            }
        }
    }

    private static DmnDecisionResult amendmentRisk(String section, double similarity, String finding) {
        return evaluate(
                AMENDMENT_RISK,
                "amendment-risk",
                Map.of("section", section, "similarity", similarity, "finding", finding));
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
        return DMN.parseDecision(
                decision, DecisionTablesTest.class.getClassLoader().getResourceAsStream(model));
    }
}
