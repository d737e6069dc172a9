package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is named by its key, the current organization's own comes before the one that all share: for starts, call
 * activities and decisions alike. The engine itself would ask for the tenant of the calling model only, so that a shared
 * model could not call an organization's own, nor the other way round.
 */
class OwnBeforeShared extends DeploymentCache {

    OwnBeforeShared(CacheFactory factory, int capacity) {
        super(factory, capacity);
    }

    @Override
    public ProcessDefinitionEntity findDeployedLatestProcessDefinitionByKey(String key) {
        return actorsTenant().isEmpty()
                ? super.findDeployedLatestProcessDefinitionByKey(key)
                : findDeployedLatestProcessDefinitionByKeyAndTenantId(key, null);
    }

    @Override
    public ProcessDefinitionEntity findDeployedLatestProcessDefinitionByKeyAndTenantId(
            String key, @Nullable String tenantId) {
        var definitions = Context.getCommandContext().getProcessDefinitionManager();
        return super.findDeployedLatestProcessDefinitionByKeyAndTenantId(
                key, ownerOf(tenantId, own -> definitions.findLatestProcessDefinitionByKeyAndTenantId(key, own)));
    }

    @Override
    public DecisionDefinition findDeployedLatestDecisionDefinitionByKey(String key) {
        return actorsTenant().isEmpty()
                ? super.findDeployedLatestDecisionDefinitionByKey(key)
                : findDeployedLatestDecisionDefinitionByKeyAndTenantId(key, null);
    }

    @Override
    public DecisionDefinition findDeployedLatestDecisionDefinitionByKeyAndTenantId(
            String key, @Nullable String tenantId) {
        var decisions = Context.getCommandContext().getDecisionDefinitionManager();
        return super.findDeployedLatestDecisionDefinitionByKeyAndTenantId(
                key, ownerOf(tenantId, own -> decisions.findLatestDecisionDefinitionByKeyAndTenantId(key, own)));
    }

    /** Somebody else's tenant is left as it is: the engine's own check refuses it. */
    private static @Nullable String ownerOf(@Nullable String asked, Function<String, @Nullable Object> find) {
        Optional<String> own = actorsTenant();
        if (own.isEmpty() || (asked != null && !own.get().equals(asked))) {
            return asked;
        }
        return find.apply(own.get()) == null ? null : own.get();
    }

    private static Optional<String> actorsTenant() {
        return CurrentActor.find().map(actor -> actor.tenant().alias());
    }
}
