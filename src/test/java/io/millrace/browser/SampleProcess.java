package io.millrace.browser;

import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;

/** A process with one user task for holders of PARTNER_APPROVE, shared by all organizations. */
final class SampleProcess {

    static final Tenant ACME =
            new Tenant(UUID.fromString("a0000000-0000-4000-8000-000000000001"), "acme", "Acme Trading");
    static final Tenant GLOBEX =
            new Tenant(UUID.fromString("a0000000-0000-4000-8000-000000000002"), "globex", "Globex Manufacturing");

    private final RepositoryService repository;
    private final Processes processes;

    SampleProcess(RepositoryService repository, Processes processes) {
        this.repository = repository;
        this.processes = processes;
    }

    void deploy() {
        repository
                .createDeployment()
                .name("browser tests")
                .enableDuplicateFiltering(false)
                .addClasspathResource("browser/check-sample.bpmn")
                .addClasspathResource("browser/check-sample.check.form")
                .deploy();
    }

    /** @return the process instance's id */
    String start(Tenant tenant) {
        return CurrentActor.callAs(
                Actor.system(tenant, "browser-test", "test"),
                () -> processes.start("check-sample", UUID.randomUUID(), Map.of()));
    }
}
