package io.millrace.partners;

import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what applicants hand in; the file is stored and checked before. */
@Service
@Transactional
class ApplicationDocumentService {

    private final PartnerApplications applications;
    private final ApplicationDocuments documents;
    private final Clock clock;

    ApplicationDocumentService(PartnerApplications applications, ApplicationDocuments documents, Clock clock) {
        this.applications = applications;
        this.documents = documents;
        this.clock = clock;
    }

    /** What the applicant says about a stored file. */
    record NewDocument(
            DocumentType type,
            UUID fileId,
            String fileName,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn) {}

    /**
     * Adds a document while the application is with the applicant; one of the same type stays beside it, as earlier proof.
     *
     * @throws Problem {@link PartnerError#DOCUMENT_INVALID} when its dates can't be true
     */
    ApplicationDocument add(UUID applicationId, NewDocument document, String by) {
        applications.get(applicationId).requireWithApplicant("given documents");
        var failures = failures(document, LocalDate.now(clock));
        if (!failures.isEmpty()) {
            throw Problem.of(PartnerError.DOCUMENT_INVALID, "The document's dates can't be true.")
                    .withFields(failures);
        }
        return documents.save(new ApplicationDocument(
                Ids.next(),
                null,
                applicationId,
                document.type(),
                document.fileId(),
                document.fileName(),
                document.issuedOn(),
                document.expiresOn(),
                by,
                clock.instant()));
    }

    @Transactional(readOnly = true)
    List<ApplicationDocument> of(UUID applicationId) {
        return documents.findByApplicationIdOrderByUploadedAt(
                applications.get(applicationId).id());
    }

    private static List<FieldFailure> failures(NewDocument document, LocalDate today) {
        var failures = new ArrayList<FieldFailure>();
        var issued = document.issuedOn();
        var expires = document.expiresOn();
        if (issued != null && issued.isAfter(today)) {
            failures.add(new FieldFailure("issuedOn", "DATE_IN_FUTURE", "A document can't be issued after today"));
        }
        if (issued != null && expires != null && expires.isBefore(issued)) {
            failures.add(new FieldFailure("expiresOn", "DATE_ORDER", "A document can't expire before it was issued"));
        }
        if (expires != null && expires.isBefore(today)) {
            failures.add(new FieldFailure("expiresOn", "DOCUMENT_EXPIRED", "This document has expired already"));
        }
        return failures;
    }
}
