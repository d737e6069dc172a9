package io.millrace.approvals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

/** Table {@code approval}. */
interface Approvals extends ListCrudRepository<Approval, UUID> {

    Optional<Approval> findByTaskId(String taskId);

    boolean existsByProcessInstanceIdAndDecidedBy(String processInstanceId, String userId);

    List<Approval> findBySubjectIdAndStateOrderByCreatedAt(UUID subjectId, Approval.State state);
}
