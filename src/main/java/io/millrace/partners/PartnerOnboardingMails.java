package io.millrace.partners;

import io.millrace.approvals.ApprovalCapabilities;
import io.millrace.partners.PartnerOnboardingTasks.Application;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.ServiceTask.Nothing;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom {@code partner-onboarding} tells what: the applicant of the outcome, colleagues of what waits for them. */
@Configuration(proxyBeanMethods = false)
class PartnerOnboardingMails {

    private final PartnerApplications applications;
    private final Mails mails;
    private final ColleagueMails colleagues;

    PartnerOnboardingMails(PartnerApplications applications, Mails mails, ColleagueMails colleagues) {
        this.applications = applications;
        this.mails = mails;
        this.colleagues = colleagues;
    }

    @Bean
    ServiceTask<Application, Nothing> tellApplicantApproved() {
        return tellApplicant(
                contract(
                        "Tell the applicant of the approval",
                        "Mails the applicant's contact that the application is approved."),
                "Welcome: your application is approved",
                application -> """
                your application on behalf of %s has been approved. You are now a partner of %s, and we look forward to
                working with you.""".formatted(application.details().legalName(), organization()));
    }

    @Bean
    ServiceTask<Application, Nothing> tellApplicantRejected() {
        // The reason stays inside: it may speak of a screening hit, which must not be disclosed.
        return tellApplicant(
                contract(
                        "Tell the applicant of the rejection",
                        "Mails the applicant's contact that the application is not accepted; the reason stays inside."),
                "Your application is not accepted",
                application -> """
                your application on behalf of %s has been examined by %s and is not accepted.""".formatted(application.details().legalName(), organization()));
    }

    @Bean
    ServiceTask<Application, Nothing> tellApplicantReturned() {
        return tellApplicant(
                contract(
                        "Tell the applicant what is asked",
                        "Mails the applicant's contact the questions with which the application was returned."),
                "A question about your application",
                application -> """
                before %s can decide on your application on behalf of %s, it asks:

                %s

                Please answer your contact there, who can complete the application for you.""".formatted(
                                organization(),
                                application.details().legalName(),
                                application.decision() == null
                                        ? ""
                                        : Objects.requireNonNullElse(
                                                application.decision().decisionReason(), "")));
    }

    @Bean
    ServiceTask<Application, Nothing> tellApplicantExpired() {
        return tellApplicant(
                contract(
                        "Tell the applicant of the expiry",
                        "Mails the applicant's contact that the application has lapsed."),
                "Your application has lapsed",
                application -> """
                your application on behalf of %s was not completed and decided within %d days, so it has lapsed.
                Please apply again with your contact at %s if you are still interested.""".formatted(
                                application.details().legalName(), PartnerApplication.LIFETIME_DAYS, organization()));
    }

    @Bean
    ServiceTask<Application, Nothing> remindToComplete() {
        return tellColleagues(
                contract("Remind to complete", "Mails those who may complete an application that one still waits."),
                "Reminder: an application waits to be completed",
                PartnerCapabilities.PARTNER_CREATE);
    }

    @Bean
    ServiceTask<Application, Nothing> escalateCompletion() {
        return tellColleagues(
                contract(
                        "Escalate the completion",
                        "Mails those who may complete an application, and those above them, that one is late."),
                "Overdue: an application waits to be completed",
                PartnerCapabilities.PARTNER_CREATE,
                ApprovalCapabilities.APPROVAL_ESCALATION);
    }

    @Bean
    ServiceTask<Application, Nothing> remindReviewers() {
        return tellColleagues(
                contract("Remind the reviewers", "Mails the compliance reviewers that a screening hit still waits."),
                "Reminder: a screening hit waits for review",
                PartnerCapabilities.PARTNER_REVIEW);
    }

    @Bean
    ServiceTask<Application, Nothing> escalateReview() {
        return tellColleagues(
                contract(
                        "Escalate the review",
                        "Mails the compliance reviewers, and those above them, that a review is late."),
                "Overdue: a screening hit waits for review",
                PartnerCapabilities.PARTNER_REVIEW,
                ApprovalCapabilities.APPROVAL_ESCALATION);
    }

    private ServiceTask<Application, Nothing> tellApplicant(
            TaskContract<Application, Nothing> contract, String subject, Function<PartnerApplication, String> text) {
        return ServiceTask.doing(contract, input -> {
            var application = applications.get(input.applicationId());
            var contact = application.details().contact();
            mails.request(new MailMessage(
                    contact.email(), subject, """
                    Dear %s,

                    %s

                    Kind regards
                    %s
                    """.formatted(contact.name(), text.apply(application), organization())));
        });
    }

    private ServiceTask<Application, Nothing> tellColleagues(
            TaskContract<Application, Nothing> contract, String subject, String... capabilities) {
        return ServiceTask.doing(contract, input -> {
            var application = applications.get(input.applicationId());
            String name = application.details().legalName();
            colleagues.tell(subject + ": " + name, "the application of " + name, application.createdAt(), capabilities);
        });
    }

    private static TaskContract<Application, Nothing> contract(String name, String description) {
        return TaskContract.of(name, description, Application.class);
    }

    private static String organization() {
        return CurrentActor.require().tenant().name();
    }
}
