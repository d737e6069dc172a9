package io.millrace.platform.engine;

import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.check.Surroundings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.AbstractResourceDefinitionManager;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an organization's models can count on as things stand: the application's service tasks, its capabilities, and what
 * the organization has deployed, else what all share. Never what another organization has.
 */
class DeployedSurroundings implements Surroundings {

    private final ListableBeanFactory beans;
    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;
    private final @Nullable String organization;

    /** @param organization its alias; null for models that all share */
    DeployedSurroundings(
            ListableBeanFactory beans,
            JdbcClient jdbc,
            ProcessEngineConfigurationImpl engine,
            @Nullable String organization) {
        this.beans = beans;
        this.jdbc = jdbc;
        this.engine = engine;
        this.organization = organization;
    }

    @Override
    public Set<String> capabilities() {
        return new HashSet<>(
                jdbc.sql("select name from capability").query(String.class).list());
    }

    @Override
    public Map<String, TaskContract<?, ?>> tasks() {
        Map<String, TaskContract<?, ?>> contracts = new HashMap<>();
        beans.getBeansOfType(ServiceTask.class).forEach((name, task) -> contracts.put(name, task.contract()));
        return contracts;
    }

    @Override
    public Optional<ModelFile> process(String key) {
        return newest(CommandContext::getProcessDefinitionManager, key);
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return newest(CommandContext::getDecisionDefinitionManager, key);
    }

    @Override
    public Optional<ModelFile> form(String key) {
        return newest(CommandContext::getCamundaFormDefinitionManager, key);
    }

    /**
     * By the engine's inner managers, because its queries ask who is acting: the system, which deploys for an organization,
     * would see what all organizations have.
     */
    private <T extends ResourceDefinitionEntity<?>> Optional<ModelFile> newest(
            Function<CommandContext, AbstractResourceDefinitionManager<T>> manager, String key) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> Stream.of(Optional.ofNullable(organization), Optional.<String>empty())
                        .distinct()
                        .map(tenant ->
                                manager.apply(context).findLatestDefinitionByKeyAndTenantId(key, tenant.orElse(null)))
                        .filter(definition -> definition != null)
                        .findFirst()
                        .map(definition -> new ModelFile(
                                definition.getResourceName(),
                                context.getResourceManager()
                                        .findResourceByDeploymentIdAndResourceName(
                                                definition.getDeploymentId(), definition.getResourceName())
                                        .getBytes())));
    }
}
