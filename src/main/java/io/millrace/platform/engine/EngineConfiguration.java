package io.millrace.platform.engine;

import io.millrace.platform.engine.check.Surroundings;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What makes the engine ours; plain settings stand in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    JobExecutor jobExecutor(@Qualifier("camundaTaskExecutor") TaskExecutor taskExecutor, Tenants tenants) {
        var executor = new TenantJobExecutor(tenants);
        executor.setTaskExecutor(taskExecutor);
        // Three times the longest job: a job still running must not be taken by another node.
        executor.setLockTimeInMillis(5 * 60 * 1000);
        executor.setMaxWait(5_000);
        return executor;
    }

    /** Waits for the migrations, because the engine reads its tables as soon as it is made. */
    @Component
    @DependsOn("liquibase")
    static class MillracePlugin extends AbstractProcessEnginePlugin {

        private static final int MODELS_IN_MEMORY = 1000;

        private final ListableBeanFactory beanFactory;
        private final ObjectProvider<UserTaskObserver> userTaskObservers;
        private final ObjectProvider<ProcessObserver> processObservers;
        private final ObjectProvider<Directory> directory;
        private final ObjectProvider<JdbcClient> jdbc;
        private final ObjectProvider<TaskSubstitution> substitution;

        MillracePlugin(
                ListableBeanFactory beanFactory,
                ObjectProvider<UserTaskObserver> userTaskObservers,
                ObjectProvider<ProcessObserver> processObservers,
                ObjectProvider<Directory> directory,
                ObjectProvider<JdbcClient> jdbc,
                ObjectProvider<TaskSubstitution> substitution) {
            this.beanFactory = beanFactory;
            this.userTaskObservers = userTaskObservers;
            this.processObservers = processObservers;
            this.directory = directory;
            this.jdbc = jdbc;
            this.substitution = substitution;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            engine.setExpressionManager(new AllowListExpressionManager(beanFactory));
            checkDeployments(engine, tenant -> new DeployedSurroundings(beanFactory, jdbc.getObject(), engine, tenant));
            guardParsing(engine);
            engine.setCmmnEnabled(false);
            engine.setTenantIdProvider(new ActorsTenant());
            engine.setDelegateInterceptor(new TenantGuard());
            engine.setIdentityProviderSessionFactory(new DirectorySessions());
            engine.getCustomPreBPMNParseListeners()
                    .addAll(List.of(new UserTaskEvents(userTaskObservers), new ProcessEvents(processObservers)));
            var asActor = new ActorInterceptor(engine.getIdentityService(), substitution);
            engine.setCustomPreCommandInterceptorsTxRequired(List.of(asActor));
            engine.setCustomPreCommandInterceptorsTxRequiresNew(
                    List.of(new ActorInterceptor(engine.getIdentityService(), substitution)));
            engine.setCustomPostCommandInterceptorsTxRequired(List.of(new TaskLock(jdbc)));
            engine.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new TaskLock(jdbc)));
            engine.setResourceAuthorizationProvider(new TaskPermissions());
            engine.setDisabledPermissions(List.of());
            engine.setEnablePasswordPolicy(false);
            engine.setDeserializationTypeValidationEnabled(true);
            engine.setJavaSerializationFormatEnabled(false);
            engine.setEnableScriptEngineLoadExternalResources(false);
            engine.setEnableScriptEngineNashornCompatibility(false);
            engine.setConfigureScriptEngineHostAccess(true);
        }

        @Override
        public void postInit(ProcessEngineConfigurationImpl engine) {
            engine.getExpressionManager().addFunction("principals", ActorAuthentication.principalsFunction());
            var models = new OwnBeforeShared(new DefaultCacheFactory(), MODELS_IN_MEMORY);
            models.setDeployers(engine.getDeployers());
            engine.setDeploymentCache(models);
            engine.getCommandCheckers().replaceAll(MillracePlugin::stricter);
            keepNoJavaObjects(engine);
        }

        private static CommandChecker stricter(CommandChecker checker) {
            if (checker instanceof AuthorizationCommandChecker) {
                return new Permissions();
            }
            return checker instanceof TenantCommandChecker ? new Organizations() : checker;
        }

        /** The setting of its name refuses only what comes serialized already. */
        static void keepNoJavaObjects(ProcessEngineConfigurationImpl engine) {
            var serializers = engine.getVariableSerializers();
            serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
            serializers.addSerializer(new CollectionSerializer());
        }

        /** The first lock. A test leaves one of the two out to see that the other holds alone; nothing else does. */
        static void checkDeployments(
                ProcessEngineConfigurationImpl engine, Function<@Nullable String, Surroundings> surroundings) {
            engine.setCustomPreDeployers(new ArrayList<>(List.of(new DeploymentGuard(surroundings))));
        }

        /** The second lock. */
        static void guardParsing(ProcessEngineConfigurationImpl engine) {
            engine.setBpmnParseFactory(GuardedParse::new);
        }

        private class DirectorySessions implements SessionFactory {
            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new DirectoryIdentityProvider(directory.getObject());
            }
        }
    }

    /**
     * Tasklist asks for each task which application its model was deployed by. The engine wants the permission to read
     * the whole system for that; which of one application it was is no secret.
     */
    private static class Permissions extends AuthorizationCommandChecker {
        @Override
        public void checkReadProcessApplicationForDeployment() {}
    }

    /**
     * The engine takes the permissions of a deployment away before it looks whether there is one. Permissions know no
     * tenant, so those of another organization's deployment would go.
     */
    private static class Organizations extends TenantCommandChecker {
        @Override
        public void checkDeleteDeployment(String deploymentId) {
            if (findDeploymentById(deploymentId) == null) {
                throw new NotFoundException("There is no deployment " + deploymentId);
            }
            super.checkDeleteDeployment(deploymentId);
        }
    }

    /** An instance belongs to the organization for which it was started; models may be shared by all. */
    private static class ActorsTenant implements TenantIdProvider {

        @Override
        public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
            return actorsTenant();
        }

        @Override
        public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
            return actorsTenant();
        }

        @Override
        public @Nullable String provideTenantIdForHistoricDecisionInstance(
                TenantIdProviderHistoricDecisionInstanceContext context) {
            return actorsTenant();
        }

        private static @Nullable String actorsTenant() {
            return CurrentActor.find().map(actor -> actor.tenant().alias()).orElse(null);
        }
    }
}
