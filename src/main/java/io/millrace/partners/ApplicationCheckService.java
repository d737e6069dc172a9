package io.millrace.partners;

import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs the automatic checks of an application's current round, and records what officers make of hits. */
@Service
@Transactional
class ApplicationCheckService {

    private final PartnerApplications applications;
    private final ApplicationChecks checks;
    private final Map<CheckKind, AutomaticCheck> byKind;
    private final Clock clock;

    ApplicationCheckService(
            PartnerApplications applications, ApplicationChecks checks, List<AutomaticCheck> all, Clock clock) {
        this.applications = applications;
        this.checks = checks;
        this.byKind = all.stream().collect(Collectors.toUnmodifiableMap(AutomaticCheck::kind, Function.identity()));
        this.clock = clock;
    }

    /** Runs one check; run again in the same round it replaces its result, and a review of the earlier one is void. */
    ApplicationCheck run(UUID applicationId, CheckKind kind) {
        var application = applications.get(applicationId);
        var check = byKind.get(kind);
        if (check == null) {
            throw new IllegalStateException("Nothing checks " + kind);
        }
        var result = check.check(CheckedParty.of(application));
        var now = clock.instant();
        return checks.save(checks.findByApplicationIdAndRoundAndKind(applicationId, application.round(), kind)
                .map(earlier -> earlier.repeated(result, now))
                .orElseGet(() -> ApplicationCheck.of(Ids.next(), application, kind, result, now)));
    }

    /** Results of the current round, as far as they have been run. */
    @Transactional(readOnly = true)
    List<ApplicationCheck> current(UUID applicationId) {
        var application = applications.get(applicationId);
        return checks.findByApplicationIdAndRoundOrderByKind(applicationId, application.round());
    }

    /** Whether a hit of the current round waits for an officer. */
    @Transactional(readOnly = true)
    boolean needsReview(UUID applicationId) {
        return current(applicationId).stream().anyMatch(ApplicationCheck::isOpenHit);
    }

    /** Records an officer's verdict on one hit. */
    ApplicationCheck review(UUID checkId, ApplicationCheck.Verdict verdict, String by, String reason) {
        var check = checks.findById(checkId)
                .orElseThrow(() -> Problem.of(PartnerError.CHECK_NOT_FOUND, "There is no check " + checkId + "."));
        var application = applications.get(check.applicationId());
        if (application.status() != ApplicationStatus.SUBMITTED || application.round() != check.round()) {
            throw Problem.of(PartnerError.CHECK_NOT_REVIEWABLE, "Check " + checkId + " belongs to an earlier round.");
        }
        return checks.save(check.reviewed(verdict, by, clock.instant(), reason));
    }

    /** Records one verdict on every open hit of the current round, as the review form asks for. */
    List<ApplicationCheck> reviewAll(UUID applicationId, ApplicationCheck.Verdict verdict, String by, String reason) {
        return current(applicationId).stream()
                .filter(ApplicationCheck::isOpenHit)
                .map(check -> review(check.id(), verdict, by, reason))
                .toList();
    }
}
