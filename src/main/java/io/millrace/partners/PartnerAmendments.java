package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerAmendments extends ListCrudRepository<PartnerAmendment, UUID> {

    List<PartnerAmendment> findByPartnerIdAndStatus(UUID partnerId, AmendmentStatus status);

    default PartnerAmendment get(UUID id) {
        return findById(id)
                .orElseThrow(() -> Problem.of(AmendmentError.AMENDMENT_NOT_FOUND, "There is no amendment " + id + "."));
    }

    default PartnerAmendment get(UUID partnerId, UUID id) {
        return findById(id)
                .filter(amendment -> amendment.partnerId().equals(partnerId))
                .orElseThrow(() -> Problem.of(
                        AmendmentError.AMENDMENT_NOT_FOUND, "Partner " + partnerId + " has no amendment " + id + "."));
    }
}
