package io.millrace.partners;

import io.millrace.partners.AmendmentView.CallView;
import io.millrace.partners.AmendmentView.ChangeView;
import io.millrace.partners.AmendmentView.ContactView;
import io.millrace.partners.AmendmentView.RiskView;
import io.millrace.partners.AmendmentView.SignatureView;
import io.millrace.platform.security.Directory;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Versioned;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers read about changes of partners' records. */
@Service
@Transactional(readOnly = true)
class AmendmentViews {

    private static final Listing<AmendmentLine> AMENDMENTS = Listing.of(AmendmentLine::from)
            .from("partner_amendment")
            .fields(
                    ListField.choice("status", "status", AmendmentStatus.class).required(),
                    ListField.choice("riskRating", "risk_rating", RiskRating.class),
                    ListField.text("requestedBy", "requested_by").required(),
                    ListField.instant("requestedAt", "requested_at").required(),
                    ListField.instant("closedAt", "closed_at"))
            .sortedBy("-requestedAt");

    private final Lists lists;
    private final Partners partners;
    private final PartnerAmendments amendments;
    private final AmendmentRecords records;
    private final PartnerAmendmentProcess process;
    private final Directory directory;

    AmendmentViews(
            Lists lists,
            Partners partners,
            PartnerAmendments amendments,
            AmendmentRecords records,
            PartnerAmendmentProcess process,
            Directory directory) {
        this.lists = lists;
        this.partners = partners;
        this.amendments = amendments;
        this.records = records;
        this.process = process;
        this.directory = directory;
    }

    Page<AmendmentLine> list(UUID partnerId, ListQuery query) {
        partners.get(partnerId);
        return lists.page(AMENDMENTS.where("partner_id = :partner", Map.of("partner", partnerId)), query);
    }

    AmendmentView view(UUID partnerId, UUID id) {
        var amendment = amendments.get(partnerId, id);
        var signatures = records.signatures(id);
        var calls = records.calls(id);
        var names = names(amendment, signatures, calls);
        return new AmendmentView(
                id,
                partnerId,
                amendment.status(),
                amendment.sectionList(),
                amendment.reason(),
                amendment.bankAccountId(),
                amendment.requestedBy(),
                names.get(amendment.requestedBy()),
                amendment.requestedAt(),
                amendment.expiresAt(),
                amendment.riskRating(),
                records.changes(id).stream().map(ChangeView::of).toList(),
                records.risks(id).stream().map(RiskView::of).toList(),
                records.checks(id).stream().map(AmendmentViews::check).toList(),
                contacts(records.callable(amendment)),
                calls.stream().map(call -> call(call, names)).toList(),
                signatures.stream()
                        .map(signature -> new SignatureView(
                                signature.signedBy(),
                                names.get(signature.signedBy()),
                                signature.decision(),
                                signature.signedAt()))
                        .toList(),
                process.waitingFor(id),
                amendment.closing(),
                Versioned.number(amendment.version()));
    }

    private Map<String, String> names(
            PartnerAmendment amendment, List<AmendmentSignature> signatures, List<AmendmentRecords.Call> calls) {
        Set<String> people = new HashSet<>();
        people.add(amendment.requestedBy());
        signatures.forEach(signature -> people.add(signature.signedBy()));
        calls.forEach(call -> people.add(call.call().calledBy()));
        return directory.names(people);
    }

    private static List<ContactView> contacts(List<KnownContact> callable) {
        return IntStream.range(0, callable.size())
                .mapToObj(i -> {
                    var contact = callable.get(i);
                    return new ContactView(
                            i + 1, contact.source(), contact.name(), contact.phone(), contact.knownFrom());
                })
                .toList();
    }

    private static CallView call(AmendmentRecords.Call made, Map<String, String> names) {
        var call = made.call();
        return new CallView(
                made.contact().name(),
                made.contact().phone(),
                call.outcome(),
                call.note(),
                call.calledBy(),
                names.get(call.calledBy()),
                call.calledAt());
    }

    private static ApplicationView.CheckView check(AmendmentCheck check) {
        return new ApplicationView.CheckView(
                check.id(),
                check.kind(),
                check.outcome(),
                check.source(),
                check.checkedAt(),
                check.explanation(),
                check.evidence().stream()
                        .map(one -> new CheckResult.Evidence(one.feature(), one.observation()))
                        .toList(),
                check.review());
    }
}
