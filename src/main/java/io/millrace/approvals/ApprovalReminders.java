package io.millrace.approvals;

import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.substitutions.StandIns;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells those for whom a decision waits that it does, and after a while those above them. */
@Configuration(proxyBeanMethods = false)
class ApprovalReminders {

    private final Approvals approvals;
    private final Directory directory;
    private final StandIns standIns;
    private final Mails mails;
    private final String url;

    ApprovalReminders(
            Approvals approvals,
            Directory directory,
            StandIns standIns,
            Mails mails,
            @Value("${millrace.url}") String url) {
        this.approvals = approvals;
        this.directory = directory;
        this.standIns = standIns;
        this.mails = mails;
        this.url = url;
    }

    record About(UUID businessKey, String capability) {}

    @Bean
    ServiceTask<About, ServiceTask.Nothing> remindApprovers() {
        return ServiceTask.doing(
                TaskContract.of(
                        "Remind the approvers",
                        "Mails everybody who holds the capability, or stands in for one who does, that a decision still waits.",
                        About.class),
                about -> tell(about, "Reminder: a decision waits for you", List.of()));
    }

    @Bean
    ServiceTask<About, ServiceTask.Nothing> escalateApproval() {
        return ServiceTask.doing(
                TaskContract.of(
                        "Escalate the approval",
                        "Mails the approvers and those above them that a decision is late.",
                        About.class),
                about -> tell(about, "Overdue: a decision waits", List.of(ApprovalCapabilities.APPROVAL_ESCALATION)));
    }

    private void tell(About about, String subject, List<String> alsoHoldersOf) {
        approvals.findBySubjectIdAndStateOrderByCreatedAt(about.businessKey(), Approval.State.WAITING).stream()
                .limit(1)
                .forEach(approval -> addresses(about, approval, alsoHoldersOf)
                        .forEach(address -> mails.request(
                                new MailMessage(address, subject + ": " + approval.title(), text(approval)))));
    }

    /** Of those who hold the capability, those who stand in for them, and those who hold one of the others. */
    private Stream<String> addresses(About about, Approval approval, List<String> alsoHoldersOf) {
        List<Person> holders = directory.holders(about.capability());
        Stream<Person> substitutes = standIns
                .forAnyOf(holders.stream().map(Person::id).toList())
                .stream()
                .filter(standIn -> standIn.covers(approval.kind()))
                .flatMap(standIn -> directory.person(standIn.substitute()).stream());
        Stream<Person> others = alsoHoldersOf.stream().flatMap(capability -> directory.holders(capability).stream());
        return Stream.of(holders.stream(), substitutes, others)
                .flatMap(people -> people)
                .flatMap(person -> Stream.ofNullable(person.email()))
                .distinct();
    }

    private String text(Approval approval) {
        return """
                A decision waits: %s

                Offered to people with the capability %s, due %s.

                Decide it in Tasklist: %s/camunda/app/tasklist/default/#/?task=%s
                """.formatted(approval.title(), approval.capability(), approval.dueAt(), url, approval.taskId());
    }
}
