package io.millrace.partners;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface AmendmentSignatures extends ListCrudRepository<AmendmentSignature, UUID> {

    List<AmendmentSignature> findByAmendmentIdOrderBySignedAt(UUID amendmentId);
}
