package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface PartnerApplications extends ListCrudRepository<PartnerApplication, UUID> {

    default PartnerApplication get(UUID id) {
        return findById(id)
                .orElseThrow(
                        () -> Problem.of(PartnerError.APPLICATION_NOT_FOUND, "There is no application " + id + "."));
    }
}
