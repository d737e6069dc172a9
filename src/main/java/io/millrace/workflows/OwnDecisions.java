package io.millrace.workflows;

import io.millrace.platform.engine.Deployments;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ViewMapper;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decision tables of which an organization may have a version of its own in the place of the shared one. The caller has
 * checked that the actor may read or change the table.
 */
@Service
@Transactional
public class OwnDecisions {

    private static final String COLUMNS =
            "select key, version, shared, deployed_at, definition_id, deployment_id, file_name as file from ";

    private final JdbcClient jdbc;
    private final Deployments deployments;
    private final WorkflowService workflows;

    OwnDecisions(JdbcClient jdbc, Deployments deployments, WorkflowService workflows) {
        this.jdbc = jdbc;
        this.deployments = deployments;
        this.workflows = workflows;
    }

    /**
     * The version that counts for the current organization.
     *
     * @throws Problem {@code WORKFLOW_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public DecisionVersion inForce(String key) {
        return one("workflow where kind = 'DECISION' and key = :key", key, "")
                .orElseThrow(() -> Problem.of(WorkflowError.WORKFLOW_NOT_FOUND));
    }

    /** The newest version that all organizations share. */
    @Transactional(readOnly = true)
    public DecisionVersion shared(String key) {
        return one(
                        "workflow_version where kind = 'DECISION' and key = :key and shared order by version desc limit 1",
                        key,
                        "")
                .orElseThrow(() -> Problem.of(WorkflowError.WORKFLOW_NOT_FOUND));
    }

    /** The version of this {@link DecisionVersion#label}, whatever is in force by now. */
    @Transactional(readOnly = true)
    public Optional<DecisionVersion> labelled(String key, String label) {
        return one(
                "workflow_version where kind = 'DECISION' and key = :key"
                        + " and (case when shared then 'shared ' else 'own ' end) || version = :label",
                key,
                label);
    }

    /** The file as it was deployed. */
    @Transactional(readOnly = true)
    public ModelFile content(DecisionVersion version) {
        return new ModelFile(version.file(), deployments.content(version.deploymentId(), version.file()));
    }

    /** Everything that the deployment check says about the file. */
    @Transactional(readOnly = true)
    public List<Finding> check(ModelFile file) {
        return deployments.check(List.of(file));
    }

    /**
     * Puts the file into force for the current organization.
     *
     * @throws Problem {@code WORKFLOW_REFUSED} where the check finds errors
     */
    public void deploy(ModelFile file) {
        workflows.deploy(List.of(file));
    }

    /** Puts the shared version into force again. The own ones stay deployed for what keeps to them. */
    public void setAside(DecisionVersion own) {
        jdbc.sql("""
                        insert into workflow_set_aside (id, kind, key, up_to_version) values (:id, 'DECISION', :key, :version)
                        on conflict (tenant_id, kind, key) do update set up_to_version = excluded.up_to_version""")
                .param("id", Ids.next())
                .param("key", own.key())
                .param("version", own.version())
                .update();
    }

    private Optional<DecisionVersion> one(String from, String key, String label) {
        return jdbc.sql(COLUMNS + from)
                .param("key", key)
                .param("label", label)
                .query(new ViewMapper<>(DecisionVersion.class))
                .optional();
    }
}
