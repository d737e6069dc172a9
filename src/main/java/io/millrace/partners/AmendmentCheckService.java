package io.millrace.partners;

import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.platform.web.Ids;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks partners as they would be after a change: what a changed part calls for, before people decide and once more after. */
@Service
@Transactional
class AmendmentCheckService {

    private final Partners partners;
    private final PartnerBankAccounts accounts;
    private final PartnerAmendments amendments;
    private final AmendmentChanges changes;
    private final AmendmentChecks checks;
    private final Map<CheckKind, AutomaticCheck> byKind;
    private final Clock clock;

    AmendmentCheckService(
            Partners partners,
            PartnerBankAccounts accounts,
            PartnerAmendments amendments,
            AmendmentChanges changes,
            AmendmentChecks checks,
            List<AutomaticCheck> all,
            Clock clock) {
        this.partners = partners;
        this.accounts = accounts;
        this.amendments = amendments;
        this.changes = changes;
        this.checks = checks;
        this.byKind = all.stream().collect(Collectors.toUnmodifiableMap(AutomaticCheck::kind, Function.identity()));
        this.clock = clock;
    }

    /**
     * Runs the checks that the change calls for; run again it replaces their results.
     *
     * @return whether a hit waits for an officer
     */
    boolean run(UUID amendmentId) {
        repeat(amendments.get(amendmentId));
        return checks.findByAmendmentIdOrderByKind(amendmentId).stream().anyMatch(AmendmentCheck::isOpenHit);
    }

    /** Runs them again, and says what speaks against the change that was not known when people decided. */
    Optional<String> news(PartnerAmendment amendment) {
        return repeat(amendment);
    }

    /** Records one verdict on every open hit, as the review form asks for. */
    void reviewAll(UUID amendmentId, Verdict verdict, String by, String reason) {
        checks.findByAmendmentIdOrderByKind(amendmentId).stream()
                .filter(AmendmentCheck::isOpenHit)
                .forEach(check -> checks.save(check.reviewed(verdict, by, clock.instant(), reason)));
    }

    private Optional<String> repeat(PartnerAmendment amendment) {
        var party = party(amendment);
        var now = clock.instant();
        Optional<String> news = Optional.empty();
        for (var kind : kinds(amendment)) {
            var result = check(kind).check(party);
            var known = checks.findByAmendmentIdAndKind(amendment.id(), kind);
            news = news.or(() -> known.flatMap(check -> check.news(result)));
            checks.save(known.map(check -> check.repeated(result, now))
                    .orElseGet(() -> AmendmentCheck.of(Ids.next(), amendment.id(), kind, result, now)));
        }
        return news;
    }

    private CheckedParty party(PartnerAmendment amendment) {
        var details = PartnerDetails.of(partners.get(amendment.partnerId()))
                .with(changes.findByAmendmentIdOrderByPosition(amendment.id()));
        return CheckedParty.of(amendment.partnerId(), details, account(amendment));
    }

    private @Nullable BankAccount account(PartnerAmendment amendment) {
        return amendment.bankAccountId() == null
                ? null
                : accounts.get(amendment.partnerId(), amendment.bankAccountId()).account();
    }

    private static Set<CheckKind> kinds(PartnerAmendment amendment) {
        var kinds = EnumSet.noneOf(CheckKind.class);
        amendment.sectionList().forEach(section -> kinds.addAll(section.checks()));
        return kinds;
    }

    private AutomaticCheck check(CheckKind kind) {
        var check = byKind.get(kind);
        if (check == null) {
            throw new IllegalStateException("Nothing checks " + kind);
        }
        return check;
    }
}
