package io.millrace.partners;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface CallBacks extends ListCrudRepository<CallBack, UUID> {

    List<CallBack> findByAmendmentIdOrderByCalledAt(UUID amendmentId);
}
