package io.millrace.approvals;

import io.millrace.substitutions.StandIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By which rights a person may decide an approval, and what stands against the others. The rule of the module: every list,
 * every refusal and every explanation comes from here.
 *
 * <p>Who holds the capability has a right of their own; who stands in for a holder has the holder's, and needs nothing
 * else. A right counts for nothing when anybody who is part of it (holder, those in between, the one who decides) made the
 * request, has signed before, or is kept out by the model; and while somebody has claimed the approval, only the rights
 * that this somebody is part of.
 *
 * @param rights the best first
 */
record Standing(String userId, List<Right> rights, List<Objection> objections) {

    Standing {
        rights = List.copyOf(rights);
        objections = List.copyOf(objections);
    }

    /**
     * What the rule needs to know of an approval.
     *
     * @param assignee who has claimed it, or was given it
     * @param onBehalfOf whose right was used when it was claimed; the right to prefer
     * @param delegatedBy who gave it away; they sign with the one who decides
     * @param signers who has signed before, on their own behalf or another's
     * @param keptOut all who must not decide, requester and signers included
     */
    record Matter(
            String kind,
            @Nullable String requestedBy,
            @Nullable String assignee,
            @Nullable String onBehalfOf,
            @Nullable String delegatedBy,
            Set<String> signers,
            Set<String> keptOut) {

        /** As if nobody had claimed it. */
        Matter offered() {
            return new Matter(kind, requestedBy, null, null, null, signers, keptOut);
        }
    }

    /**
     * Judges.
     *
     * @param holds whether a person holds the capability that the approval is offered to
     * @param standIns for whom the person stands in now
     */
    static Standing of(String userId, Matter matter, Predicate<String> holds, List<StandIn> standIns) {
        List<Right> rights = new ArrayList<>();
        Set<Objection> objections = new LinkedHashSet<>();
        if (holds.test(userId)) {
            judge(Right.own(userId), matter, rights, objections);
        }
        for (StandIn standIn : standIns) {
            if (standIn.covers(matter.kind) && holds.test(standIn.principal())) {
                judge(Right.of(standIn), matter, rights, objections);
            }
        }
        if (rights.isEmpty() && objections.isEmpty()) {
            // What keeps people out for good is said first, whatever else they lack.
            objections.add(whyNot(userId, matter).orElse(new Objection(Objection.Kind.NO_RIGHT, userId)));
        }
        rights.sort(Comparator.comparing((Right right) -> !right.principal().equals(matter.onBehalfOf))
                .thenComparing(right -> right.people().size())
                .thenComparing(Right::principal));
        return new Standing(userId, rights, List.copyOf(objections));
    }

    boolean mayDecide() {
        return !rights.isEmpty();
    }

    /** By which right the person decides, where they may. */
    Optional<Right> right() {
        return rights.stream().findFirst();
    }

    boolean hasOwnRight() {
        return rights.stream().anyMatch(Right::isOwn);
    }

    private static void judge(Right right, Matter matter, List<Right> rights, Set<Objection> objections) {
        Optional<Objection> objection = objection(right, matter);
        objection.ifPresentOrElse(objections::add, () -> rights.add(right));
    }

    private static Optional<Objection> objection(Right right, Matter matter) {
        for (String person : right.people()) {
            Optional<Objection> against = whyNot(person, matter);
            if (against.isPresent()) {
                return against;
            }
        }
        if (matter.assignee != null && !right.people().contains(matter.assignee)) {
            return Optional.of(new Objection(Objection.Kind.CLAIMED, matter.assignee));
        }
        return matter.delegatedBy == null ? Optional.empty() : whyNot(matter.delegatedBy, matter);
    }

    private static Optional<Objection> whyNot(String person, Matter matter) {
        if (person.equals(matter.requestedBy)) {
            return Optional.of(new Objection(Objection.Kind.OWN_REQUEST, person));
        }
        if (matter.signers.contains(person)) {
            return Optional.of(new Objection(Objection.Kind.SIGNED_BEFORE, person));
        }
        return matter.keptOut.contains(person)
                ? Optional.of(new Objection(Objection.Kind.SEGREGATED, person))
                : Optional.empty();
    }
}
