package io.millrace.approvals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Table {@code approval}. */
interface Approvals extends ListCrudRepository<Approval, UUID> {

    Optional<Approval> findByTaskId(String taskId);

    List<Approval> findByProcessInstanceIdAndState(String processInstanceId, Approval.State state);

    List<Approval> findBySubjectIdAndStateOrderByCreatedAt(UUID subjectId, Approval.State state);

    /** Everybody whose signature a decision of the process instance stands for. */
    @Query("""
            select distinct person from approval, unnest(array[decided_by, on_behalf_of, delegated_by]) as person
            where process_instance_id = :processInstanceId and state = 'DECIDED' and person is not null""")
    Set<String> signers(String processInstanceId);
}
