package io.millrace.platform.engine;

import io.millrace.platform.engine.check.DeploymentCheck;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.tenancy.CurrentActor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts models, decisions and forms of the current organization into force. What it deploys belongs to that organization
 * alone and comes before a shared one of the same key. The caller has checked that the actor may.
 */
@Service
@Transactional
public class Deployments {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final OrganizationModels models;

    private final TransactionTemplate withinTransaction;

    Deployments(
            RepositoryService repository,
            ProcessEngineConfigurationImpl engine,
            OrganizationModels models,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.engine = engine;
        this.models = models;
        this.withinTransaction = new TransactionTemplate(transactions);
        this.withinTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Everything that is wrong with the files if they are deployed together. */
    @Transactional(readOnly = true)
    public List<Finding> check(List<ModelFile> files) {
        return DeploymentCheck.check(files, models.surroundings());
    }

    /**
     * Deploys the files together; running instances stay on their version.
     *
     * @throws ModelsRefused with the findings, when there are errors among them; nothing is stored then
     */
    public Deployed deploy(List<ModelFile> files) {
        List<Finding> findings = check(files);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new ModelsRefused(findings);
        }
        var deployment = repository
                .createDeployment()
                .tenantId(CurrentActor.require().tenant().alias())
                .name(files.stream().map(ModelFile::name).collect(Collectors.joining(", ")))
                .source("api");
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        return trusted(() -> new Deployed(deployment.deploy().getId(), findings));
    }

    /** @param warnings findings that do not keep anybody from deploying */
    public record Deployed(String id, List<Finding> warnings) {}

    /**
     * What would be if the files were deployed: deploys them in the caller's transaction, has a look at them there, and
     * takes everything back.
     *
     * @throws ModelsRefused as {@link #deploy} does
     */
    @Transactional(noRollbackFor = ModelsRefused.class)
    public <T> T tryOut(List<ModelFile> files, Function<Deployed, T> look) {
        return Objects.requireNonNull(withinTransaction.execute(status -> {
            status.setRollbackOnly();
            Deployed deployed = deploy(files);
            try {
                return look.apply(deployed);
            } finally {
                forget(deployed.id());
            }
        }));
    }

    /** Else the engine would keep in memory what nobody can ask for. */
    private void forget(String deployment) {
        trusted(() -> {
            engine.getDeploymentCache().removeDeployment(deployment);
            engine.getRegisteredDeployments().remove(deployment);
            return deployment;
        });
    }

    /** The file as it was deployed. */
    @Transactional(readOnly = true)
    public byte[] content(String deploymentId, String fileName) {
        try (InputStream content = trusted(() -> repository.getResourceAsStream(deploymentId, fileName))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a version of a process that nothing has used; its history, if there were one, would go with it. */
    public void deleteProcess(String definitionId) {
        trusted(() -> {
            repository.deleteProcessDefinition(definitionId);
            return definitionId;
        });
    }

    /** Without the engine's permissions; its tenant check stays. */
    private <T> T trusted(Supplier<T> work) {
        return EngineCalls.call(() ->
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get)));
    }

    /** Models with errors. */
    public static final class ModelsRefused extends RuntimeException {
        private final transient List<Finding> findings;

        ModelsRefused(List<Finding> findings) {
            super(findings.size() + " findings");
            this.findings = List.copyOf(findings);
        }

        public List<Finding> findings() {
            return findings;
        }
    }
}
