package io.millrace.partners;

import io.millrace.approvals.ApprovalCapabilities;
import io.millrace.partners.PartnerAmendmentTasks.Amendment;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.ServiceTask.Nothing;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom {@code partner-amendment} tells what: whoever asked, the partner itself, colleagues for whom something waits. */
@Configuration(proxyBeanMethods = false)
class PartnerAmendmentMails {

    private final PartnerAmendments amendments;
    private final Partners partners;
    private final PartnerBankAccounts accounts;
    private final KnownContacts contacts;
    private final Directory directory;
    private final Mails mails;
    private final ColleagueMails colleagues;

    PartnerAmendmentMails(
            PartnerAmendments amendments,
            Partners partners,
            PartnerBankAccounts accounts,
            KnownContacts contacts,
            Directory directory,
            Mails mails,
            ColleagueMails colleagues) {
        this.amendments = amendments;
        this.partners = partners;
        this.accounts = accounts;
        this.contacts = contacts;
        this.directory = directory;
        this.mails = mails;
        this.colleagues = colleagues;
    }

    @Bean
    ServiceTask<Amendment, Nothing> tellRequester() {
        return ServiceTask.doing(
                contract("Tell whoever asked", "Mails whoever asked for a change what has become of it, and why."),
                input -> {
                    var amendment = amendments.get(input.amendmentId());
                    directory.person(amendment.requestedBy()).ifPresent(person -> tellRequester(person, amendment));
                });
    }

    @Bean
    ServiceTask<Amendment, Nothing> tellKnownContacts() {
        return ServiceTask.doing(
                contract(
                        "Tell the partner of a new account",
                        "Mails whoever was the partner's contact before, and still is or no longer is, that another bank"
                                + " account was asked for."),
                input -> {
                    var amendment = amendments.get(input.amendmentId());
                    contacts.at(amendment.partnerId(), amendment.contactsAt()).stream()
                            .filter(contact -> contact.source() == ContactSource.CONTACT)
                            .forEach(contact -> tellContact(contact, amendment));
                });
    }

    @Bean
    ServiceTask<Amendment, Nothing> remindCallers() {
        return tellColleagues(
                contract("Remind to call back", "Mails those who call partners back that a call still waits."),
                "Reminder: a partner has to be called back",
                PartnerCapabilities.PARTNER_CALL_BACK);
    }

    @Bean
    ServiceTask<Amendment, Nothing> escalateCallBack() {
        return tellColleagues(
                contract(
                        "Escalate the call-back",
                        "Mails those who call partners back, and those above them, that a call is late."),
                "Overdue: a partner has to be called back",
                PartnerCapabilities.PARTNER_CALL_BACK,
                ApprovalCapabilities.APPROVAL_ESCALATION);
    }

    @Bean
    ServiceTask<Amendment, Nothing> remindAmendmentReviewers() {
        return tellColleagues(
                contract("Remind the reviewers of a change", "Mails the compliance reviewers that a hit still waits."),
                "Reminder: a hit on a partner's change waits for review",
                PartnerCapabilities.PARTNER_REVIEW);
    }

    @Bean
    ServiceTask<Amendment, Nothing> escalateAmendmentReview() {
        return tellColleagues(
                contract(
                        "Escalate the review of a change",
                        "Mails the compliance reviewers, and those above them, that a review is late."),
                "Overdue: a hit on a partner's change waits for review",
                PartnerCapabilities.PARTNER_REVIEW,
                ApprovalCapabilities.APPROVAL_ESCALATION);
    }

    private void tellRequester(Person person, PartnerAmendment amendment) {
        if (person.email() == null) {
            return;
        }
        var name = partners.get(amendment.partnerId()).legalName();
        var closing = amendment.closing();
        mails.request(
                new MailMessage(person.email(), "Your change of " + name + ": " + outcome(amendment), """
                Hello %s,

                your change of %s (%s) is %s.
                %s
                Its checks and decisions are kept under %s.
                """.formatted(
                                person.displayName(),
                                name,
                                words(amendment),
                                outcome(amendment),
                                reason(closing == null ? null : closing.reason()),
                                amendment.id())));
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : "\n" + reason + "\n";
    }

    private static String outcome(PartnerAmendment amendment) {
        return switch (amendment.status()) {
            case OPEN -> "open";
            case APPLIED -> "approved and in force";
            case REJECTED -> "refused";
            case RETURNED -> "returned with a question";
            case VOIDED -> "void, since it no longer fits";
            case WITHDRAWN -> "withdrawn";
            case EXPIRED -> "lapsed, since nobody decided in " + PartnerAmendment.LIFETIME_DAYS + " days";
        };
    }

    private void tellContact(KnownContact contact, PartnerAmendment amendment) {
        if (contact.email() == null || amendment.bankAccountId() == null) {
            return;
        }
        var partner = partners.get(amendment.partnerId());
        var account =
                accounts.get(partner.id(), amendment.bankAccountId()).account().masked();
        mails.request(new MailMessage(
                contact.email(), "A new bank account of " + partner.legalName() + " was asked for", """
                Dear %s,

                somebody has asked %s to pay %s to another bank account from now on:

                %s

                Nothing is paid to it yet. %s will call you or a colleague under a number that it has known for some
                time, and asks you to confirm the account then.

                If you know nothing of this, please say so at once to the person at %s whom you know. Do not use a phone
                number or a link from a message about the new account.

                Kind regards
                %s
                """.formatted(
                        contact.name(),
                        organization(),
                        partner.legalName(),
                        account.iban() != null ? account.iban() : account.ifsc() + " " + account.accountNumber(),
                        organization(),
                        organization(),
                        organization())));
    }

    private ServiceTask<Amendment, Nothing> tellColleagues(
            TaskContract<Amendment, Nothing> contract, String subject, String... capabilities) {
        return ServiceTask.doing(contract, input -> {
            var amendment = amendments.get(input.amendmentId());
            var name = partners.get(amendment.partnerId()).legalName();
            colleagues.tell(
                    subject + ": " + name,
                    "the change of %s (%s)".formatted(name, words(amendment)),
                    amendment.requestedAt(),
                    capabilities);
        });
    }

    /** As in {@code legal name, address}. */
    static String words(PartnerAmendment amendment) {
        return amendment.sectionList().stream()
                .map(section -> section.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static TaskContract<Amendment, Nothing> contract(String name, String description) {
        return TaskContract.of(name, description, Amendment.class);
    }

    private static String organization() {
        return CurrentActor.require().tenant().name();
    }
}
