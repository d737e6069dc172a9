package io.millrace.partners;

import io.millrace.platform.engine.Decisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The organization's rules about partners, as its decision tables have them. */
@Component
class PartnerDecisions implements DocumentRequirements, RiskRules, AmendmentRules {

    private final Decisions decisions;

    PartnerDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Set<DocumentType> requiredFor(PartnerType partnerType, String country) {
        Set<DocumentType> required = new TreeSet<>();
        decisions
                .evaluate("document-requirements", Map.of("partnerType", partnerType.name(), "country", country))
                .forEach(rule -> required.add(DocumentType.valueOf(String.valueOf(rule.get("requiredDocument")))));
        return required;
    }

    @Override
    public List<RiskFactor> assess(RiskFacts facts) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("partnerType", facts.partnerType().name());
        inputs.put("country", facts.country());
        // Decision tables compare numbers as doubles; amounts are far from where that could matter to a threshold.
        inputs.put("expectedAnnualVolume", facts.expectedAnnualVolume().doubleValue());
        inputs.put("currency", facts.currency());
        inputs.put("bankAbroad", facts.bankAbroad());
        inputs.put("taxIdentity", facts.taxIdentity().name());
        inputs.put("bankAccount", facts.bankAccount().name());
        inputs.put("duplicate", facts.duplicate().name());
        inputs.put("sanctions", facts.sanctions().name());
        inputs.put("completeness", facts.completeness().name());
        return decisions.evaluate("partner-risk", inputs).stream()
                .map(PartnerDecisions::factor)
                .toList();
    }

    @Override
    public RiskRating rate(int points) {
        List<Map<String, Object>> rules = decisions.evaluate("partner-risk-rating", Map.of("totalPoints", points));
        if (rules.size() != 1) {
            throw new IllegalStateException(
                    "The risk rating has %d rules for %d points".formatted(rules.size(), points));
        }
        return RiskRating.valueOf(String.valueOf(rules.get(0).get("riskRating")));
    }

    @Override
    public Rule assess(AmendmentSection section, double similarity, CheckOutcome finding) {
        List<Map<String, Object>> rules = decisions.evaluate(
                "amendment-risk",
                Map.of("section", section.name(), "similarity", similarity, "finding", finding.name()));
        if (rules.size() != 1) {
            throw new IllegalStateException(
                    "The risk of amendments has %d rules for %s".formatted(rules.size(), section));
        }
        var rule = rules.get(0);
        return new Rule(
                RiskRating.valueOf(String.valueOf(rule.get("riskRating"))), String.valueOf(rule.get("explanation")));
    }

    private static RiskFactor factor(Map<String, Object> rule) {
        int points = rule.get("points") instanceof Number number ? number.intValue() : 0;
        return new RiskFactor(String.valueOf(rule.get("factor")), points, String.valueOf(rule.get("explanation")));
    }
}
