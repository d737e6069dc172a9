package io.millrace.approvals;

import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.security.Directory;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens where somebody has to sign and nobody can: admins are told, and an incident holds the approval. */
@Configuration(proxyBeanMethods = false)
class MissingApprovers {

    private final Directory directory;
    private final Mails mails;
    private final String url;

    MissingApprovers(Directory directory, Mails mails, @Value("${millrace.url}") String url) {
        this.directory = directory;
        this.mails = mails;
        this.url = url;
    }

    record Missing(
            UUID businessKey, String processInstanceId, String approvalKind, String subjectType, String nobodyLeft) {}

    @Bean
    ServiceTask<Missing, ServiceTask.Nothing> reportNobodyLeft() {
        return ServiceTask.doing(
                TaskContract.of(
                        "Tell the admins that nobody can sign",
                        "Mails those who keep the approval policy that an approval has nobody who can decide it, and why.",
                        Missing.class),
                this::tell);
    }

    @Bean
    ServiceTask<PlanApprovalLevel.Request, ServiceTask.Nothing> awaitApprover(PlanApprovalLevel plan) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Wait for an approver",
                        "Fails with the reason while nobody can sign, so that an incident shows it; tried again once"
                                + " somebody can, it lets the approval go on.",
                        PlanApprovalLevel.Request.class),
                request -> {
                    String reason = plan.run(request).nobodyLeft();
                    if (reason != null) {
                        throw new IllegalStateException("Nobody can decide this approval. " + reason);
                    }
                });
    }

    private void tell(Missing missing) {
        directory.holders(ApprovalCapabilities.APPROVAL_POLICY_MANAGE).stream()
                .flatMap(person -> Stream.ofNullable(person.email()))
                .distinct()
                .forEach(address -> mails.request(new MailMessage(
                        address, "Nobody can decide an approval: " + missing.approvalKind(), text(missing))));
    }

    private String text(Missing missing) {
        return """
                An approval has nobody who can decide it.

                Kind: %s
                About: %s %s
                Why: %s

                It waits until somebody can. Give a role with the capability to somebody else, or mend the policy; then let \
                Millrace look again: POST %s/api/v1/approval-policies/try-again

                The incident stands at the process instance:
                %s/camunda/app/cockpit/default/#/process-instance/%s
                """.formatted(
                        missing.approvalKind(),
                        missing.subjectType(),
                        missing.businessKey(),
                        missing.nobodyLeft(),
                        url,
                        url,
                        missing.processInstanceId());
    }
}
