package io.millrace.approvals;

import io.millrace.approvals.ApprovalExplanation.Code;
import io.millrace.approvals.ApprovalExplanation.Colleague;
import io.millrace.approvals.ApprovalExplanation.Reason;
import io.millrace.platform.engine.EngineError;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.ErrorCode;
import io.millrace.platform.web.Problem;
import io.millrace.substitutions.StandIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in words why somebody may decide an approval or not, and who else may. */
@Component
class Explanations {

    private static final Map<Objection.Kind, ErrorCode> ERRORS = Map.of(
            Objection.Kind.OWN_REQUEST, ApprovalError.APPROVAL_OWN_REQUEST,
            Objection.Kind.SIGNED_BEFORE, ApprovalError.APPROVAL_SIGNED_BEFORE,
            Objection.Kind.SEGREGATED, EngineError.SEGREGATION_OF_DUTIES,
            Objection.Kind.CLAIMED, ApprovalError.APPROVAL_NOT_FOR_YOU,
            Objection.Kind.NO_RIGHT, ApprovalError.APPROVAL_NOT_FOR_YOU);

    private final OtherApprovers others;
    private final Directory directory;

    Explanations(OtherApprovers others, Directory directory) {
        this.others = others;
        this.directory = directory;
    }

    ApprovalExplanation of(Approval approval, Standing.Matter matter, Candidates.Candidate me) {
        Set<String> people = new HashSet<>(Set.of(me.userId()));
        people.addAll(matter.signers());
        Stream.of(matter.requestedBy(), matter.assignee(), matter.delegatedBy())
                .flatMap(Stream::ofNullable)
                .forEach(people::add);
        me.standIns().forEach(standIn -> people.addAll(standIn.people()));
        if (approval.outcome() != null) {
            people.add(approval.outcome().decidedBy());
        }
        Map<String, String> names = directory.names(people);
        if (!approval.isWaiting()) {
            return new ApprovalExplanation(
                    approval.id(),
                    approval.state(),
                    approval.capability(),
                    false,
                    List.of(over(approval, me.userId(), names)),
                    List.of(),
                    0);
        }
        Standing standing = me.standing(approval.capability(), matter);
        List<Colleague> colleagues = others.of(approval.capability(), matter).stream()
                .filter(colleague -> !colleague.userId().equals(me.userId()))
                .toList();
        return new ApprovalExplanation(
                approval.id(),
                approval.state(),
                approval.capability(),
                standing.mayDecide(),
                reasons(approval, matter, standing, me, names),
                colleagues.stream().limit(OtherApprovers.MOST).toList(),
                colleagues.size());
    }

    /** The refusal of what somebody may not do with an approval, with the explanation in its body. */
    Problem refusal(Approval approval, Standing.Matter matter, Candidates.Candidate me) {
        Standing standing = me.standing(approval.capability(), matter);
        ApprovalExplanation explanation = of(approval, matter, me);
        ErrorCode code = standing.objections().stream()
                .findFirst()
                .map(objection -> ERRORS.get(objection.kind()))
                .orElse(ApprovalError.APPROVAL_NOT_FOR_YOU);
        String detail = explanation.reasons().stream()
                .filter(reason -> !reason.inFavour())
                .map(Reason::detail)
                .findFirst()
                .orElse("It is with somebody else.");
        return Problem.of(code, detail).withMember("explanation", explanation);
    }

    private List<Reason> reasons(
            Approval approval,
            Standing.Matter matter,
            Standing standing,
            Candidates.Candidate me,
            Map<String, String> names) {
        List<Reason> reasons = new ArrayList<>();
        if (me.userId().equals(matter.assignee())) {
            String by = matter.delegatedBy();
            reasons.add(new Reason(
                    Code.ASSIGNED,
                    true,
                    by == null ? "It is assigned to you." : name(names, by) + " has delegated it to you.",
                    by));
        }
        standing.rights().forEach(right -> reasons.add(reason(approval, right, me, names)));
        standing.objections()
                .forEach(objection -> reasons.add(new Reason(
                        Code.valueOf(objection.kind().name()),
                        false,
                        words(approval, objection, me.userId(), names),
                        objection.person())));
        return reasons;
    }

    private Reason reason(Approval approval, Right right, Candidates.Candidate me, Map<String, String> names) {
        if (right.isOwn()) {
            return new Reason(
                    Code.CAPABILITY,
                    true,
                    "You hold %s%s.".formatted(approval.capability(), through(approval.capability(), me.userId())),
                    null);
        }
        StandIn standIn = me.standIns().stream()
                .filter(one -> one.people().equals(right.people()))
                .findFirst()
                .orElseThrow();
        String between = standIn.people().subList(1, standIn.people().size() - 1).stream()
                .map(person -> name(names, person))
                .collect(Collectors.joining(" and "));
        return new Reason(
                Code.SUBSTITUTION,
                true,
                "You stand in for %s%s until %s."
                        .formatted(
                                name(names, right.principal()),
                                between.isEmpty() ? "" : ", through " + between + ",",
                                standIn.until()),
                right.principal());
    }

    private String words(Approval approval, Objection objection, String me, Map<String, String> names) {
        boolean mine = objection.person().equals(me);
        String who = mine ? "You" : name(names, objection.person());
        return switch (objection.kind()) {
            case OWN_REQUEST -> who + " submitted this request, so somebody else has to decide.";
            case SIGNED_BEFORE ->
                who + (mine ? " have" : " has") + " signed this request already, or somebody has in"
                        + " their place; each signature has to come from somebody else.";
            case SEGREGATED -> "The process keeps this step from " + (mine ? "you" : who) + ".";
            case CLAIMED -> who + " has claimed it.";
            case NO_RIGHT ->
                "It waits for people with the capability %s. None of your roles has it%s, and you stand in for nobody who has."
                        .formatted(approval.capability(), whichDo(approval.capability()));
        };
    }

    /** How it was decided is told to those alone who have to do with it. */
    private static Reason over(Approval approval, String me, Map<String, String> names) {
        Approval.Outcome outcome = approval.outcome();
        boolean told = approval.concerns(me) || CurrentActor.require().may(approval.capability());
        if (outcome == null || !told) {
            return new Reason(
                    Code.OVER,
                    false,
                    outcome == null ? "The process went on without this approval." : "It has been decided already.",
                    null);
        }
        return new Reason(
                Code.OVER,
                false,
                "%s decided %s at %s."
                        .formatted(name(names, outcome.decidedBy()), outcome.decision(), outcome.decidedAt()),
                outcome.decidedBy());
    }

    private String through(String capability, String me) {
        Set<String> giving = directory.rolesWith(capability);
        String mine = directory.person(me).map(Person::roles).orElse(Set.of()).stream()
                .filter(giving::contains)
                .sorted()
                .collect(Collectors.joining(", "));
        return mine.isEmpty() ? "" : " through your role " + mine;
    }

    private String whichDo(String capability) {
        String roles = directory.rolesWith(capability).stream().sorted().collect(Collectors.joining(", "));
        return roles.isEmpty() ? "" : " (those that have: " + roles + ")";
    }

    private static String name(Map<String, String> names, String userId) {
        return names.getOrDefault(userId, "Somebody");
    }
}
