package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenants;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs of all organizations, each as its own. The tenant is bound before the job's transaction opens, because that
 * is when the database is told of it; the failure handling that follows runs within the same binding.
 */
class TenantJobExecutor extends SpringJobExecutor {

    private final Tenants tenants;

    TenantJobExecutor(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl processEngine) {
        return new TenantJobs(jobIds, processEngine);
    }

    private class TenantJobs extends ExecuteJobsRunnable {

        TenantJobs(List<String> jobIds, ProcessEngineImpl processEngine) {
            super(jobIds, processEngine);
        }

        @Override
        protected void executeJob(String jobId, CommandExecutor commands, @Nullable JobFailureCollector failures) {
            Actor actor =
                    commands.execute(context -> actorOf(context.getJobManager().findJobById(jobId)));
            if (actor == null) {
                super.executeJob(jobId, commands, failures);
            } else {
                CurrentActor.runAs(actor, () -> super.executeJob(jobId, commands, failures));
            }
        }

        /** The engine's housekeeping jobs belong to nobody. */
        private @Nullable Actor actorOf(@Nullable JobEntity job) {
            if (job == null || job.getTenantId() == null) {
                return null;
            }
            var tenant = tenants.byAlias(job.getTenantId())
                    .orElseThrow(() -> new IllegalStateException("Job of an unknown tenant: " + job.getTenantId()));
            return Actor.system(tenant, "job-" + job.getId(), "process " + job.getProcessInstanceId());
        }
    }
}
