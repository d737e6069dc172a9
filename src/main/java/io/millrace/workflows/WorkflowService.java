package io.millrace.workflows;

import io.millrace.platform.engine.Deployments;
import io.millrace.platform.engine.Deployments.ModelsRefused;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.workflows.WorkflowDeployed.Model;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks, deploys and removes models for the current organization. */
@Service
@Transactional
class WorkflowService {

    private final Deployments deployments;
    private final WorkflowViews views;
    private final Processes processes;
    private final Events events;
    private final JdbcClient jdbc;

    WorkflowService(Deployments deployments, WorkflowViews views, Processes processes, Events events, JdbcClient jdbc) {
        this.deployments = deployments;
        this.views = views;
        this.processes = processes;
        this.events = events;
        this.jdbc = jdbc;
    }

    record Deployed(String deploymentId, List<WorkflowView> definitions, List<FindingView> findings) {}

    @Transactional(readOnly = true)
    List<FindingView> validate(List<ModelFile> files) {
        return FindingView.of(deployments.check(files));
    }

    /** @return what is now in force, with the warnings */
    Deployed deploy(List<ModelFile> files) {
        try {
            Deployments.Deployed done = deployments.deploy(files);
            List<WorkflowView> definitions = views.deployed(done.id());
            events.publish(new WorkflowDeployed(
                    UUID.fromString(done.id()),
                    definitions.stream()
                            .map(model -> new Model(model.kind().name(), model.key(), model.version()))
                            .toList()));
            return new Deployed(done.id(), definitions, FindingView.of(done.warnings()));
        } catch (ModelsRefused e) {
            List<FindingView> findings = FindingView.of(e.findings());
            long errors =
                    e.findings().stream().filter(finding -> finding.isError()).count();
            throw Problem.of(WorkflowError.WORKFLOW_REFUSED, "%d errors; nothing was deployed.".formatted(errors))
                    .withMember("findings", findings)
                    .causedBy(e);
        }
    }

    @Transactional(readOnly = true)
    WorkflowInputs inputs(String key) {
        WorkflowView inForce = views.inForce(key, WorkflowKind.PROCESS);
        return processes
                .contract(key)
                .map(contract -> WorkflowInputs.of(inForce, contract, CurrentActor.require()))
                .orElseThrow(() -> Problem.of(WorkflowError.WORKFLOW_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    byte[] content(WorkflowView version) {
        return deployments.content(version.deploymentId(), version.file());
    }

    /** Removes a version of the organization's own process that no instance has ever used. */
    void delete(String key, int version, @Nullable Boolean shared) {
        var found = views.version(key, WorkflowKind.PROCESS, version, shared);
        if (found.shared()) {
            throw Problem.of(WorkflowError.WORKFLOW_SHARED);
        }
        String definition = views.definitionOf(found);
        boolean used = jdbc.sql("select exists (select from process_instance where definition_id = :id)")
                .param("id", definition)
                .query(Boolean.class)
                .single();
        if (used) {
            throw Problem.of(WorkflowError.WORKFLOW_IN_USE);
        }
        deployments.deleteProcess(definition);
        events.publish(new WorkflowDeleted(UUID.fromString(found.deploymentId()), key, version));
    }
}
