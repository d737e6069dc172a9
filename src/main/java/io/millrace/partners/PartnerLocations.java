package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerLocations extends ListCrudRepository<PartnerLocation, UUID> {

    Optional<PartnerLocation> findByIdAndPartnerId(UUID id, UUID partnerId);

    default PartnerLocation get(UUID partnerId, UUID id) {
        return findByIdAndPartnerId(id, partnerId)
                .orElseThrow(() -> Problem.of(
                        PartnerError.LOCATION_NOT_FOUND, "Partner " + partnerId + " has no location " + id + "."));
    }
}
