package io.millrace.partners;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface AmendmentRisks extends ListCrudRepository<AmendmentRisk, UUID> {

    List<AmendmentRisk> findByAmendmentIdOrderBySection(UUID amendmentId);
}
