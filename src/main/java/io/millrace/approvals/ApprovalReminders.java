package io.millrace.approvals;

import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.security.Directory;
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
    private final Mails mails;
    private final String url;

    ApprovalReminders(Approvals approvals, Directory directory, Mails mails, @Value("${millrace.url}") String url) {
        this.approvals = approvals;
        this.directory = directory;
        this.mails = mails;
        this.url = url;
    }

    record About(UUID businessKey, String capability) {}

    @Bean
    ServiceTask<About, ServiceTask.Nothing> remindApprovers() {
        return ServiceTask.doing(
                TaskContract.of(
                        "Remind the approvers",
                        "Mails everybody who holds the capability that a decision still waits for them.",
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
        List<String> addresses = Stream.concat(Stream.of(about.capability()), alsoHoldersOf.stream())
                .flatMap(capability -> directory.holders(capability).stream())
                .flatMap(person -> Stream.ofNullable(person.email()))
                .distinct()
                .toList();
        approvals.findBySubjectIdAndStateOrderByCreatedAt(about.businessKey(), Approval.State.WAITING).stream()
                .limit(1)
                .forEach(approval -> addresses.forEach(address ->
                        mails.request(new MailMessage(address, subject + ": " + approval.title(), text(approval)))));
    }

    private String text(Approval approval) {
        return """
                A decision waits: %s

                Offered to people with the capability %s, due %s.

                Decide it in Tasklist: %s/camunda/app/tasklist/default/#/?task=%s
                """.formatted(approval.title(), approval.capability(), approval.dueAt(), url, approval.taskId());
    }
}
