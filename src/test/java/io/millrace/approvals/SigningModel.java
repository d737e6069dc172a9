package io.millrace.approvals;

import io.millrace.platform.web.Problem;
import io.millrace.substitutions.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organization of a few people and one request that wants several signatures of holders of one capability. Moves are
 * judged by the rules of the module alone; what has happened is kept beside them, so that a test can judge for itself.
 */
final class SigningModel {

    static final String REQUESTER = "requester";
    static final List<String> PEOPLE = List.of(REQUESTER, "asha", "bela", "cyra", "dion", "emil");
    static final int SIGNATURES = 3;

    private static final String KIND = "partner";
    private static final String OTHER_KIND = "payment";

    private final List<Approval> approvals = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final Set<String> holders = new TreeSet<>(List.of(REQUESTER, "asha", "bela", "cyra"));
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    /** Somebody is away, and somebody stands in. */
    private record Absence(String principal, String substitute, Instant from, Instant until, Set<String> kinds) {}

    /** One thing that somebody tries. */
    record Move(Kind kind, String person, String other, int approval, int number) {
        enum Kind {
            CLAIM,
            UNCLAIM,
            DELEGATE,
            REASSIGN,
            /** By one who manages everybody's approvals. */
            MANAGE,
            DECIDE,
            BE_AWAY,
            COME_BACK,
            WAIT,
            CHANGE_ROLE
        }
    }

    /** What was decided: the one whose right it was first in the chain, the one who decided last. */
    record Signature(
            int approval, List<String> chain, @Nullable String delegatedBy) {

        Set<String> people() {
            Set<String> people = new HashSet<>(List.of(chain.get(0), chain.get(chain.size() - 1)));
            Stream.ofNullable(delegatedBy).forEach(people::add);
            return people;
        }

        Set<String> everybody() {
            Set<String> people = new HashSet<>(chain);
            people.addAll(people());
            return people;
        }
    }

    SigningModel() {
        for (int i = 0; i < SIGNATURES; i++) {
            approvals.add(WaitingApproval.of(KIND, "SIGN", REQUESTER));
        }
    }

    List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    @Nullable
    String assignee(int approval) {
        return approvals.get(approval).assignment().assignee();
    }

    void play(Move move) {
        switch (move.kind()) {
            case CLAIM -> assign(move, move.person(), false, false);
            case UNCLAIM -> assign(move, null, false, false);
            case DELEGATE -> assign(move, move.other(), true, false);
            case REASSIGN -> assign(move, move.other(), false, false);
            case MANAGE -> assign(move, move.number() == 1 ? null : move.other(), false, true);
            case DECIDE -> decide(move);
            case BE_AWAY -> beAway(move);
            case COME_BACK -> absences.removeIf(absence -> absence.principal().equals(move.person()));
            case WAIT -> now = now.plus(Duration.ofHours(2L * move.number()));
            case CHANGE_ROLE -> changeRole(move.person());
        }
    }

    /** By the test's own reckoning, at this moment. */
    boolean isEntitled(Signature signature) {
        boolean joined = true;
        for (int i = 1; i < signature.chain().size(); i++) {
            String principal = signature.chain().get(i - 1);
            String substitute = signature.chain().get(i);
            joined &= absences.stream()
                    .anyMatch(absence -> absence.principal().equals(principal)
                            && absence.substitute().equals(substitute)
                            && !absence.from().isAfter(now)
                            && absence.until().isAfter(now)
                            && !absence.kinds().equals(Set.of(OTHER_KIND)));
        }
        return joined && holders.contains(signature.chain().get(0));
    }

    boolean couldDecide(String person, int approval) {
        return standing(
                        person,
                        approvals.get(approval).matter(Set.of(), Set.of()).offered())
                .mayDecide();
    }

    private void assign(Move move, @Nullable String recipient, boolean onBehalf, boolean manages) {
        Approval approval = approvals.get(move.approval());
        Standing.Matter matter = approval.matter(Set.of(), Set.of());
        boolean able = recipient == null
                || recipient.equals(move.person())
                || standing(recipient, matter.offered()).hasOwnRight();
        Optional<Assignment> anew = new Handover(
                        matter,
                        move.person(),
                        manages,
                        standIns(move.person()),
                        standing(move.person(), matter),
                        standing(move.person(), matter.offered()))
                .to(recipient, onBehalf);
        if (approval.isWaiting() && able && anew.isPresent()) {
            approvals.set(move.approval(), approval.assigned(anew.get()));
        }
    }

    private void decide(Move move) {
        Approval approval = approvals.get(move.approval());
        Optional<Right> right =
                standing(move.person(), approval.matter(Set.of(), Set.of())).right();
        if (right.isEmpty()) {
            return;
        }
        try {
            Approval decided = approval.decided(Decision.APPROVE, null, move.person(), right.get(), now);
            approvals.replaceAll(waiting -> waiting.isWaiting() ? waiting.keepingOut(decided.signers()) : waiting);
            approvals.set(move.approval(), decided);
            signatures.add(new Signature(
                    move.approval(), right.get().people(), decided.assignment().delegatedBy()));
        } catch (Problem decidedBefore) {
            // Then it counts once.
        }
    }

    private void beAway(Move move) {
        if (!move.person().equals(move.other())) {
            Set<String> kinds =
                    switch (move.number()) {
                        case 1 -> Set.of(OTHER_KIND);
                        case 2 -> Set.of(KIND, OTHER_KIND);
                        default -> Set.of();
                    };
            Instant from = now.plus(Duration.ofHours(move.number() == 5 ? 6 : 0));
            absences.add(new Absence(move.person(), move.other(), from, from.plus(Duration.ofDays(2)), kinds));
        }
    }

    private void changeRole(String person) {
        if (!holders.remove(person)) {
            holders.add(person);
        }
    }

    private Standing standing(String person, Standing.Matter matter) {
        return Standing.of(person, matter, holders::contains, standIns(person));
    }

    /** Circles and all: the rules must hold even if the arrangements were not checked. */
    private List<StandIn> standIns(String person) {
        List<StandIn> found = new ArrayList<>();
        List<StandIn> longest = List.of();
        for (int length = 2; length <= 4; length++) {
            List<StandIn> next = new ArrayList<>();
            for (Absence absence : absences) {
                if (absence.from().isAfter(now) || !absence.until().isAfter(now)) {
                    continue;
                }
                if (length == 2 && absence.substitute().equals(person)) {
                    next.add(new StandIn(
                            List.of(absence.principal(), person), absence.from(), absence.until(), absence.kinds()));
                }
                for (StandIn chain : longest) {
                    if (absence.substitute().equals(chain.principal())
                            && !chain.people().contains(absence.principal())) {
                        join(absence, chain).ifPresent(next::add);
                    }
                }
            }
            found.addAll(next);
            longest = next;
        }
        return found;
    }

    private static Optional<StandIn> join(Absence absence, StandIn chain) {
        Set<String> kinds = new HashSet<>(chain.kinds().isEmpty() ? absence.kinds() : chain.kinds());
        if (!chain.kinds().isEmpty() && !absence.kinds().isEmpty()) {
            kinds.retainAll(absence.kinds());
            if (kinds.isEmpty()) {
                return Optional.empty();
            }
        }
        List<String> people = Stream.concat(Stream.of(absence.principal()), chain.people().stream())
                .toList();
        return Optional.of(new StandIn(people, absence.from(), absence.until(), kinds));
    }
}
