package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerVehicles extends ListCrudRepository<PartnerVehicle, UUID> {

    Optional<PartnerVehicle> findByIdAndPartnerId(UUID id, UUID partnerId);

    /** The one that is in use under a registration, whosever it is. */
    @Query("select * from partner_vehicle"
            + " where registration = :registration and country = :country and status = 'ACTIVE'")
    Optional<PartnerVehicle> inUse(String registration, String country);

    default PartnerVehicle get(UUID partnerId, UUID id) {
        return findByIdAndPartnerId(id, partnerId)
                .orElseThrow(() -> Problem.of(
                        PartnerError.VEHICLE_NOT_FOUND, "Partner " + partnerId + " has no vehicle " + id + "."));
    }
}
