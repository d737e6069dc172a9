package io.millrace.partners;

import io.millrace.platform.web.FieldFailure;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which documents an application still lacks; one that has expired counts as missing. */
@Component
class Completeness {

    private final DocumentRequirements requirements;
    private final ApplicationDocuments documents;

    Completeness(DocumentRequirements requirements, ApplicationDocuments documents) {
        this.requirements = requirements;
        this.documents = documents;
    }

    /** One failure per required type, in the order of the types; empty when nothing is missing. */
    List<FieldFailure> missing(CheckedParty party, LocalDate today) {
        var handedIn = documents.findByApplicationIdOrderByUploadedAt(party.id());
        return requirements.requiredFor(party.partnerType(), party.country()).stream()
                .sorted()
                .filter(type -> handedIn.stream().noneMatch(d -> d.type() == type && d.isValidOn(today)))
                .map(type -> failure(type, handedIn.stream().anyMatch(d -> d.type() == type)))
                .toList();
    }

    private static FieldFailure failure(DocumentType type, boolean expired) {
        return expired
                ? new FieldFailure(
                        "documents." + type,
                        "DOCUMENT_EXPIRED",
                        "What was handed in as " + type.words() + " has expired")
                : new FieldFailure("documents." + type, "DOCUMENT_MISSING", "This partner needs " + type.words());
    }
}
