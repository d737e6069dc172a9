package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.camunda.bpm.engine.rest.DeploymentRestService;
import org.camunda.bpm.engine.rest.ExternalTaskRestService;
import org.camunda.bpm.engine.rest.dto.PatchVariablesDto;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.camunda.bpm.engine.rest.impl.AbstractProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.ExternalTaskRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.VersionRestService;
import org.camunda.bpm.engine.rest.sub.externaltask.ExternalTaskResource;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.jspecify.annotations.Nullable;

/** The few of the engine's REST resources that are published. Who may call what of them is for {@link EngineRestGate} to say. */
@Path("")
public class EngineRest extends AbstractProcessEngineRestServiceImpl {

    private final WaitingWorkers workers;
    private final ExternalTaskRows tasks;

    EngineRest(WaitingWorkers workers, ExternalTaskRows tasks) {
        this.workers = workers;
        this.tasks = tasks;
    }

    @Path("version")
    public VersionRestService version() {
        return getVersionRestService(null);
    }

    @Path("deployment")
    public DeploymentRestService deployments() {
        return new OrganizationDeployments(getObjectMapper());
    }

    @Path("external-task")
    public ExternalTaskRestService externalTasks() {
        return new Tasks(getObjectMapper());
    }

    /** For workers, which say who they are: only while they hold a task of the instance. */
    @POST
    @Path("process-instance/{id}/variables")
    @Consumes(MediaType.APPLICATION_JSON)
    public void setVariables(@PathParam("id") String instance, WorkersVariables variables) {
        tasks.holdingThoseOf(instance, () -> {
            var held = EngineUtil.lookupProcessEngine(null)
                    .getExternalTaskService()
                    .createExternalTaskQuery()
                    .processInstanceId(instance)
                    .workerId(String.valueOf(variables.workerId))
                    .locked();
            if (held.count() == 0) {
                throw Problem.of(PlatformError.NOT_FOUND, "The worker holds no task of this process instance.");
            }
            getProcessInstanceService(null)
                    .getProcessInstance(instance)
                    .getVariablesResource()
                    .modifyVariables(variables);
        });
    }

    @Override
    protected URI getRelativeEngineUri(@Nullable String engine) {
        return URI.create("/");
    }

    /** Those of the caller's organization. */
    public final class Tasks extends ExternalTaskRestServiceImpl {

        private Tasks(ObjectMapper json) {
            super(null, json);
        }

        @Override
        public void fetchAndLock(FetchExternalTasksExtendedDto asked, AsyncResponse response) {
            workers.addPendingRequest(asked, response, getProcessEngine());
        }

        @Override
        public ExternalTaskResource getExternalTask(String id) {
            return new ExternalTaskInHand(getProcessEngine(), id, getObjectMapper(), tasks);
        }
    }

    /** What the Java client sends, with who sends it. */
    public static class WorkersVariables extends PatchVariablesDto {
        private @Nullable String workerId;

        public void setWorkerId(@Nullable String workerId) {
            this.workerId = workerId;
        }
    }
}
