package io.millrace.partners;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with partners, and what to do about it. */
public enum PartnerError implements ErrorCode {
    APPLICATION_NOT_FOUND(
            NOT_FOUND,
            "Application not found",
            "No application of your organization has this id.",
            "Take the id from GET /api/v1/partners/onboarding."),
    PARTNER_NOT_FOUND(
            NOT_FOUND,
            "Partner not found",
            "No partner of your organization has this id.",
            "Take the id from GET /api/v1/partners; an application becomes a partner when it is approved."),
    CHECK_NOT_FOUND(
            NOT_FOUND,
            "Check not found",
            "No check of your organization has this id.",
            "Take the id from the application's checks."),
    APPLICATION_INVALID(
            BAD_REQUEST,
            "Application invalid",
            "Something declared is missing or wrong; every failure is listed with its field.",
            "Correct the listed fields and send the whole application again."),
    APPLICATION_INCOMPLETE(
            BAD_REQUEST,
            "Application incomplete",
            "Documents that this type of partner needs are missing or have expired; all of them are listed.",
            "Add the listed documents, then submit again."),
    DOCUMENT_INVALID(
            BAD_REQUEST,
            "Document invalid",
            "What is said about the document can't be true; every failure is listed with its field.",
            "Correct the listed fields."),
    APPLICATION_STATE(
            CONFLICT,
            "Not possible in this state",
            "The application has already moved on, or is not yet where this can be done.",
            "Read the application and do what its status allows."),
    APPLICATION_NOT_RATED(
            CONFLICT,
            "Application not rated",
            "An application can be approved only after its checks and its risk rating.",
            "Wait until the process has rated it."),
    SCREENING_HIT_OPEN(
            CONFLICT,
            "Hit not reviewed",
            "A check found a hit that no compliance officer has cleared.",
            "Let a compliance officer review the hit first."),
    CHECK_NOT_REVIEWABLE(
            CONFLICT,
            "Check needs no review",
            "Only a hit is reviewed, once, while its application is submitted.",
            "Read the application's checks again."),
    REASON_REQUIRED(
            BAD_REQUEST,
            "Reason required",
            "A rejection, a return and a review must say why, for the applicant and the auditor.",
            "Send a reason."),
    APPLICATION_OWN_APPROVAL(
            FORBIDDEN,
            "Own application",
            "Nobody approves what they submitted themselves.",
            "Let a colleague with the capability PARTNER_APPROVE decide."),
    PARTNER_NOT_ACTIVE(
            CONFLICT,
            "Partner not active",
            "Only the record of an active partner is changed.",
            "Read the partner to see its status."),
    EMPLOYEE_NOT_FOUND(
            NOT_FOUND,
            "Employee not found",
            "The partner has no employee with this id.",
            "Take the id from GET /api/v1/partners/{id}/employees."),
    LOCATION_NOT_FOUND(
            NOT_FOUND,
            "Location not found",
            "The partner has no location with this id.",
            "Take the id from GET /api/v1/partners/{id}/locations."),
    VEHICLE_NOT_FOUND(
            NOT_FOUND,
            "Vehicle not found",
            "The partner has no vehicle with this id.",
            "Take the id from GET /api/v1/partners/{id}/vehicles."),
    VEHICLE_KNOWN(
            CONFLICT,
            "The vehicle drives for somebody already",
            "A vehicle drives for one partner of the organization at a time.",
            "Deactivate it at the other partner first."),
    PART_INACTIVE(
            CONFLICT,
            "No longer in use",
            "What has been deactivated is kept as it was.",
            "Add it anew where it is in use again.");

    private final Description description;

    PartnerError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
