package io.millrace.approvals;

import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.notification.WebAddress;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells those for whom a decision waits that it does, and after a while those above them. */
@Configuration(proxyBeanMethods = false)
class ApprovalReminders {

    /** Who is told when a decision is late: the holders of this capability, beside the approvers themselves. */
    static final String ESCALATION_CAPABILITY = "APPROVAL_ESCALATION";

    private final Approvals approvals;
    private final Directory directory;
    private final Mails mails;
    private final WebAddress web;

    ApprovalReminders(Approvals approvals, Directory directory, Mails mails, WebAddress web) {
        this.approvals = approvals;
        this.directory = directory;
        this.mails = mails;
        this.web = web;
    }

    record About(UUID businessKey, String capability) {}

    @Bean
    ServiceTask<About, ServiceTask.Nothing> remindApprovers() {
        return ServiceTask.of(About.class, about -> {
            tell(about, directory.holders(about.capability()), "Reminder: a decision waits for you");
        });
    }

    @Bean
    ServiceTask<About, ServiceTask.Nothing> escalateApproval() {
        return ServiceTask.of(About.class, about -> {
            tell(about, directory.holders(about.capability()), "Overdue: a decision waits for you");
            tell(about, directory.holders(ESCALATION_CAPABILITY), "Overdue: a decision waits for your organization");
        });
    }
}
