package io.millrace.partners;

import io.millrace.partners.screening.NameSimilarity;
import io.millrace.partners.screening.NormalizedName;
import io.millrace.platform.web.Ids;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rates changes from what they change, how much, and what their checks found. */
@Service
@Transactional
class AmendmentRiskService {

    private final PartnerAmendments amendments;
    private final AmendmentChanges changes;
    private final AmendmentChecks checks;
    private final AmendmentRisks risks;
    private final AmendmentRules rules;

    AmendmentRiskService(
            PartnerAmendments amendments,
            AmendmentChanges changes,
            AmendmentChecks checks,
            AmendmentRisks risks,
            AmendmentRules rules) {
        this.amendments = amendments;
        this.changes = changes;
        this.checks = checks;
        this.risks = risks;
        this.rules = rules;
    }

    /** Rates each part that changes; the highest rating is the amendment's. Done again it replaces the rating. */
    RiskRating rate(UUID amendmentId) {
        var amendment = amendments.get(amendmentId);
        var differences = changes.findByAmendmentIdOrderByPosition(amendmentId);
        var findings = checks.findByAmendmentIdOrderByKind(amendmentId);
        risks.deleteAll(risks.findByAmendmentIdOrderBySection(amendmentId));
        var rated = amendment.sectionList().stream()
                .map(section -> risk(amendmentId, section, differences, findings))
                .toList();
        risks.saveAll(rated);
        var highest = rated.stream()
                .map(AmendmentRisk::rating)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        amendments.save(amendment.rate(highest));
        return highest;
    }

    private AmendmentRisk risk(
            UUID amendmentId,
            AmendmentSection section,
            List<AmendmentChange> differences,
            List<AmendmentCheck> findings) {
        var finding = findings.stream()
                .filter(check -> section.checks().contains(check.kind()))
                .map(AmendmentCheck::outcome)
                .max(Comparator.naturalOrder())
                .orElse(CheckOutcome.PASSED);
        var rule = rules.assess(section, similarity(section, differences), finding);
        return new AmendmentRisk(Ids.next(), null, amendmentId, section, rule.rating(), rule.explanation());
    }

    private static double similarity(AmendmentSection section, List<AmendmentChange> differences) {
        return differences.stream()
                .filter(change ->
                        section == AmendmentSection.LEGAL_NAME && change.field().section() == section)
                .mapToDouble(change -> NameSimilarity.between(
                                NormalizedName.of(Objects.requireNonNullElse(change.oldValue(), "")),
                                NormalizedName.of(Objects.requireNonNullElse(change.newValue(), "")))
                        .value())
                .findFirst()
                .orElse(0);
    }
}
