package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface Partners extends ListCrudRepository<Partner, UUID> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Partner> findLockedById(UUID id);

    default Partner get(UUID id) {
        return findById(id).orElseThrow(() -> notFound(id));
    }

    /** Others who want the same partner locked wait for this transaction's end. */
    default Partner locked(UUID id) {
        return findLockedById(id).orElseThrow(() -> notFound(id));
    }

    private static Problem notFound(UUID id) {
        return Problem.of(PartnerError.PARTNER_NOT_FOUND, "There is no partner " + id + ".");
    }
}
