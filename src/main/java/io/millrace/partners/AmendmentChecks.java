package io.millrace.partners;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface AmendmentChecks extends ListCrudRepository<AmendmentCheck, UUID> {

    List<AmendmentCheck> findByAmendmentIdOrderByKind(UUID amendmentId);

    Optional<AmendmentCheck> findByAmendmentIdAndKind(UUID amendmentId, CheckKind kind);
}
