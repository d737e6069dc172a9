package io.millrace.partners;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface AmendmentChanges extends ListCrudRepository<AmendmentChange, UUID> {

    List<AmendmentChange> findByAmendmentIdOrderByPosition(UUID amendmentId);
}
