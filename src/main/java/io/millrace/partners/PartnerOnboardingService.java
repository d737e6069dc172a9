package io.millrace.partners;

import io.millrace.approvals.ApprovalService;
import io.millrace.approvals.Decision;
import io.millrace.partners.ApplicationDocumentService.NewDocument;
import io.millrace.platform.files.Files;
import io.millrace.platform.files.StoredFile;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.IfMatch;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers do to an application: the rows change here, the process moves on in the same transaction. */
@Service
@Transactional
class PartnerOnboardingService {

    private final PartnerApplicationService applications;
    private final ApplicationDocumentService documents;
    private final PartnerOnboardingProcess process;
    private final ApprovalService approvals;
    private final PartnerViews views;
    private final Files files;

    PartnerOnboardingService(
            PartnerApplicationService applications,
            ApplicationDocumentService documents,
            PartnerOnboardingProcess process,
            ApprovalService approvals,
            PartnerViews views,
            Files files) {
        this.applications = applications;
        this.documents = documents;
        this.process = process;
        this.approvals = approvals;
        this.views = views;
        this.files = files;
    }

    ApplicationView start(ApplicationDetails details) {
        var application = applications.start(details, userId());
        process.start(application);
        return views.application(application.id());
    }

    ApplicationView revise(UUID id, ApplicationDetails details, IfMatch ifMatch) {
        ifMatch.check(views.application(id).version());
        applications.revise(id, details);
        process.refreshForms(id);
        return views.application(id);
    }

    ApplicationView addDocument(
            UUID id,
            DocumentType type,
            String fileName,
            InputStream content,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn) {
        // Before the file is taken in: nobody fills the store for an application that takes no documents.
        applications.requireWithApplicant(id);
        StoredFile file = files.store(fileName, content);
        documents.add(id, new NewDocument(type, file.id(), file.name(), issuedOn, expiresOn), userId());
        process.refreshForms(id);
        return views.application(id);
    }

    ApplicationView submit(UUID id) {
        applications.requireWithApplicant(id);
        applications.requireComplete(id);
        process.submit(id);
        return views.application(id);
    }

    ApplicationView decide(UUID id, Decision decision, @Nullable String reason) {
        applications.requireExisting(id);
        approvals.decideAbout(id, decision, reason);
        return views.application(id);
    }

    private static String userId() {
        return CurrentActor.require().userId();
    }
}
