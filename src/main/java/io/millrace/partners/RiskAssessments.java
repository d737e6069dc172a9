package io.millrace.partners;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface RiskAssessments extends ListCrudRepository<RiskAssessment, UUID> {

    Optional<RiskAssessment> findByApplicationIdAndRound(UUID applicationId, int round);
}
