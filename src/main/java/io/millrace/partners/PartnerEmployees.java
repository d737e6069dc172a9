package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerEmployees extends ListCrudRepository<PartnerEmployee, UUID> {

    Optional<PartnerEmployee> findByIdAndPartnerId(UUID id, UUID partnerId);

    default PartnerEmployee get(UUID partnerId, UUID id) {
        return findByIdAndPartnerId(id, partnerId)
                .orElseThrow(() -> Problem.of(
                        PartnerError.EMPLOYEE_NOT_FOUND, "Partner " + partnerId + " has no employee " + id + "."));
    }
}
