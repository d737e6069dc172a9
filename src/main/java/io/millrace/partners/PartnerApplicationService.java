package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import io.millrace.platform.events.Events;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications from the first draft to the decision; each call is one change with its event. */
@Service
@Transactional
class PartnerApplicationService {

    private final PartnerApplications applications;
    private final ApplicationChecks checks;
    private final PartnerActivation activation;
    private final ApplicationValidation validation;
    private final Completeness completeness;
    private final Events events;
    private final Clock clock;

    PartnerApplicationService(
            PartnerApplications applications,
            ApplicationChecks checks,
            PartnerActivation activation,
            ApplicationValidation validation,
            Completeness completeness,
            Events events,
            Clock clock) {
        this.applications = applications;
        this.checks = checks;
        this.activation = activation;
        this.validation = validation;
        this.completeness = completeness;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a draft.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INVALID} with every failure at once
     */
    PartnerApplication start(ApplicationDetails details, String by) {
        validation.require(details);
        return saved(PartnerApplication.start(Ids.next(), details, by, clock.instant()), ApplicationStarted::of);
    }

    /** Replaces what was declared, while the application is with the applicant. */
    PartnerApplication revise(UUID id, ApplicationDetails details) {
        validation.require(details);
        return applications.save(applications.get(id).revise(details));
    }

    /**
     * Hands the application in for a decision; a new round of checks begins.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INCOMPLETE} with every missing or expired document at once
     */
    PartnerApplication submit(UUID id, String by) {
        var submitted = applications.get(id).submit(by, clock.instant());
        requireComplete(id);
        return saved(submitted, ApplicationSubmitted::of);
    }

    /** @throws Problem {@link PartnerError#APPLICATION_INCOMPLETE} with every missing or expired document at once */
    void requireComplete(UUID id) {
        var missing = missing(id);
        if (!missing.isEmpty()) {
            throw Problem.of(PartnerError.APPLICATION_INCOMPLETE, "Documents are missing or have expired.")
                    .withFields(missing);
        }
    }

    /** @throws Problem {@link PartnerError#APPLICATION_STATE} unless the application can be changed */
    void requireWithApplicant(UUID id) {
        applications.get(id).requireWithApplicant("changed");
    }

    /** @throws Problem {@link PartnerError#APPLICATION_NOT_FOUND} */
    void requireExisting(UUID id) {
        applications.get(id);
    }

    /** Every missing or expired document. */
    @Transactional(readOnly = true)
    List<FieldFailure> missing(UUID id) {
        return completeness.missing(CheckedParty.of(applications.get(id)), LocalDate.now(clock));
    }

    PartnerApplication returnToApplicant(UUID id, String by, String reason) {
        return saved(applications.get(id).returnToApplicant(by, clock.instant(), reason), ApplicationReturned::of);
    }

    /**
     * Accepts the application and makes the partner, who can be traded with at once.
     *
     * @throws Problem {@link PartnerError#SCREENING_HIT_OPEN} while a hit of the current round is not cleared
     */
    Partner approve(UUID id, String by, @Nullable String reason) {
        var now = clock.instant();
        var application = applications.get(id);
        var approved = application.approve(by, now, reason);
        if (checks.findByApplicationIdAndRoundOrderByKind(id, application.round()).stream()
                .anyMatch(ApplicationCheck::blocksApproval)) {
            throw Problem.of(PartnerError.SCREENING_HIT_OPEN, "A hit of application " + id + " is not cleared.");
        }
        approved = saved(approved, ApplicationApproved::of);
        return activation.activate(approved, now);
    }

    PartnerApplication reject(UUID id, String by, String reason) {
        return saved(applications.get(id).reject(by, clock.instant(), reason), ApplicationRejected::of);
    }

    PartnerApplication expire(UUID id) {
        return saved(applications.get(id).expire(clock.instant()), ApplicationExpired::of);
    }

    private PartnerApplication saved(PartnerApplication application, Function<PartnerApplication, DomainEvent> event) {
        var stored = applications.save(application);
        events.publish(event.apply(stored));
        return stored;
    }
}
