package io.millrace.partners;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface ApplicationChecks extends ListCrudRepository<ApplicationCheck, UUID> {

    List<ApplicationCheck> findByApplicationIdAndRoundOrderByKind(UUID applicationId, int round);

    Optional<ApplicationCheck> findByApplicationIdAndRoundAndKind(UUID applicationId, int round, CheckKind kind);
}
