package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.camunda.bpm.engine.rest.impl.FetchAndLockHandlerImpl;
import org.camunda.bpm.engine.rest.impl.FetchAndLockRequest;
import org.camunda.bpm.engine.rest.impl.FetchAndLockResult;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Workers that ask for external tasks, and wait for one where there is none ({@code asyncResponseTimeout}). The engine looks
 * for those who wait on a thread of its own, where nobody is acting; here it looks as whoever asked. They wait no longer
 * than it may take until a withdrawn role counts, and a few of each organization at a time, and get no more than a worker
 * can have in hand; the clients ask again by themselves.
 */
@Component
class WaitingWorkers extends FetchAndLockHandlerImpl implements SmartLifecycle {

    private static final long LONGEST_WAIT = Duration.ofSeconds(30).toMillis();
    private static final int PER_ORGANIZATION = 50;
    private static final int TASKS_AT_ONCE = 100;

    private final Map<AsyncResponse, Actor> actors = new ConcurrentHashMap<>();

    @Override
    public void addPendingRequest(FetchExternalTasksExtendedDto asked, AsyncResponse response, ProcessEngine engine) {
        Actor actor = CurrentActor.require();
        asked.setMaxTasks(Math.min(asked.getMaxTasks(), TASKS_AT_ONCE));
        if (asked.getAsyncResponseTimeout() != null) {
            boolean mayWait = isRunning() && waiting(actor) < PER_ORGANIZATION;
            asked.setAsyncResponseTimeout(mayWait ? Math.min(asked.getAsyncResponseTimeout(), LONGEST_WAIT) : null);
        }
        actors.put(response, actor);
        response.register((CompletionCallback) failure -> actors.remove(response));
        // Whatever happens to the thread that looks for them, nobody is left without an answer.
        response.setTimeoutHandler(late -> late.resume(List.of()));
        response.setTimeout(2 * LONGEST_WAIT, TimeUnit.MILLISECONDS);
        super.addPendingRequest(asked, response, engine);
    }

    private long waiting(Actor actor) {
        return actors.values().stream()
                .filter(other -> other.tenant().equals(actor.tenant()))
                .count();
    }

    @Override
    protected FetchAndLockResult tryFetchAndLock(FetchAndLockRequest request) {
        Actor actor = actors.get(request.getAsyncResponse());
        return actor == null
                ? FetchAndLockResult.successful(List.of())
                : CurrentActor.callAs(actor, () -> super.tryFetchAndLock(request));
    }

    @Override
    protected void errorTooManyRequests(AsyncResponse response) {
        response.resume(Problem.of(PlatformError.SERVICE_UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
    }

    @Override
    protected void rejectPendingRequests() {
        actors.keySet().forEach(response -> response.resume(List.of()));
    }

    @Override
    public void stop() {
        shutdown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
