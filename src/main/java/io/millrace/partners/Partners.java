package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface Partners extends ListCrudRepository<Partner, UUID> {

    default Partner get(UUID id) {
        return findById(id)
                .orElseThrow(() -> Problem.of(PartnerError.PARTNER_NOT_FOUND, "There is no partner " + id + "."));
    }
}
