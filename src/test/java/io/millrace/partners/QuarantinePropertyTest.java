package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.approvals.Decision;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The rules of a bank account's quarantine, held by the records themselves whatever order anybody does things in. */
class QuarantinePropertyTest {

    private static final String REQUESTER = "petra";
    private static final List<String> PEOPLE = List.of(REQUESTER, "amir", "mona", "clara");
    private static final Instant NOW = PartnerApplicationFixture.NOW;

    /** What somebody tries to do with the change. */
    record Step(String by, Deed deed) {}

    enum Deed {
        APPROVE,
        REJECT,
        CONFIRM,
        DENY,
        MISS,
        APPLY,
        WITHDRAW,
        REFUSE
    }

    @Property(tries = 3000)
    void no_order_of_steps_puts_an_account_in_force_without_two_other_approvers_and_a_call_back(
            @ForAll("steps") List<Step> steps) {
        var change = new Change();
        for (var step : steps) {
            change.attempt(step);
            if (change.account.status() == BankAccountStatus.IN_FORCE) {
                var release = Objects.requireNonNull(change.account.release());
                assertThat(change.approvers())
                        .doesNotContain(REQUESTER)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .contains(release.firstApprover(), release.secondApprover());
                assertThat(release.firstApprover()).isNotEqualTo(release.secondApprover());
                assertThat(change.callers()).contains(release.calledBy());
                assertThat(release.calledBy()).isNotEqualTo(REQUESTER);
                assertThat(change.account.amendmentId()).isEqualTo(change.amendment.id());
            }
        }
        Statistics.collect(change.account.status());
        Statistics.coverage(coverage -> {
            coverage.check(BankAccountStatus.IN_FORCE).count(seen -> seen > 20);
            coverage.check(BankAccountStatus.QUARANTINE).count(seen -> seen > 20);
        });
    }

    @Property
    void what_an_account_in_force_needs_is_never_there_while_anybody_has_denied_it(@ForAll("steps") List<Step> steps) {
        var change = new Change();
        steps.forEach(change::attempt);

        if (change.calls.stream().anyMatch(call -> call.outcome() == CallBackOutcome.DENIED)) {
            assertThat(change.quarantine().obstacle()).isPresent();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Mostly what leads on, so that many get as far as they can.
        var deeds = Arbitraries.frequency(
                Tuple.of(5, Deed.APPROVE),
                Tuple.of(4, Deed.CONFIRM),
                Tuple.of(5, Deed.APPLY),
                Tuple.of(1, Deed.REJECT),
                Tuple.of(1, Deed.MISS),
                Tuple.of(1, Deed.DENY),
                Tuple.of(1, Deed.WITHDRAW),
                Tuple.of(1, Deed.REFUSE));
        return Combinators.combine(Arbitraries.of(PEOPLE), deeds)
                .as(Step::new)
                .list()
                .ofMaxSize(24);
    }

    /** A change whose records are moved as the services move them; what they refuse is left undone. */
    private static final class Change {

        private final Partner partner = Partner.from(PartnerApplicationFixture.approved(), NOW);
        private final KnownContact contact = KnownContact.of(Ids.next(), partner.id(), partner.contact(), NOW);
        private PartnerAmendment amendment = PartnerAmendment.request(
                        Ids.next(),
                        partner,
                        Set.of(AmendmentSection.BANK_ACCOUNT),
                        "The partner moves to another bank.",
                        UUID.randomUUID(),
                        REQUESTER,
                        NOW,
                        Duration.ofDays(30))
                .rate(RiskRating.HIGH);
        private PartnerBankAccount account = PartnerBankAccount.inQuarantine(
                UUID.randomUUID(),
                amendment,
                new BankAccount("Green Valley Cotton", "INR", null, null, "SBIN0005943", "98765432109"),
                null);
        private final List<AmendmentSignature> signatures = new ArrayList<>();
        private final List<CallBack> calls = new ArrayList<>();

        void attempt(Step step) {
            try {
                switch (step.deed()) {
                    case APPROVE -> sign(step.by(), Decision.APPROVE);
                    case REJECT -> sign(step.by(), Decision.REJECT);
                    case CONFIRM -> call(step.by(), CallBackOutcome.CONFIRMED);
                    case DENY -> call(step.by(), CallBackOutcome.DENIED);
                    case MISS -> call(step.by(), CallBackOutcome.NOT_REACHED);
                    case APPLY -> apply(step.by());
                    case WITHDRAW -> close(amendment.withdraw(step.by(), NOW));
                    case REFUSE -> close(amendment.reject(step.by(), NOW, "No."));
                }
            } catch (Problem refused) {
                // That is what the rules are for.
            }
        }

        private void sign(String by, Decision decision) {
            signatures.add(new AmendmentSignature(Ids.next(), null, amendment.id(), by, decision, NOW));
        }

        private void call(String by, CallBackOutcome outcome) {
            calls.add(CallBack.record(Ids.next(), amendment, contact, outcome, "Said so.", by, NOW));
        }

        private void apply(String by) {
            var applied = amendment.apply(by, NOW, null);
            account = account.enterIntoForce(quarantine(), NOW);
            amendment = applied;
        }

        private void close(PartnerAmendment closed) {
            account = account.refused();
            amendment = closed;
        }

        Quarantine quarantine() {
            return new Quarantine(amendment.requestedBy(), signatures, calls);
        }

        Set<String> approvers() {
            return signatures.stream()
                    .filter(signature -> signature.decision() == Decision.APPROVE)
                    .map(AmendmentSignature::signedBy)
                    .filter(person -> !person.equals(REQUESTER))
                    .collect(Collectors.toSet());
        }

        Set<String> callers() {
            return calls.stream()
                    .filter(CallBack::confirms)
                    .map(CallBack::calledBy)
                    .collect(Collectors.toSet());
        }
    }
}
