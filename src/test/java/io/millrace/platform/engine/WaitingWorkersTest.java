package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.testing.MillraceTest;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MillraceTest
class WaitingWorkersTest {

    @Autowired
    private WaitingWorkers workers;

    @Autowired
    private ProcessEngine engine;

    @Test
    void of_one_organization_only_so_many_wait_and_others_wait_all_the_same() {
        Actor greedy = worker();
        List<AsyncResponse> first =
                Stream.generate(() -> asks(greedy)).limit(50).toList();

        verify(asks(greedy)).resume(List.of());
        verify(asks(worker()), never()).resume(any(Object.class));
        first.forEach(response -> verify(response, never()).resume(any(Object.class)));
    }

    @Test
    void nobody_takes_all_tasks_that_there_are() {
        var asked = new FetchExternalTasksExtendedDto();
        asked.setMaxTasks(Integer.MAX_VALUE);

        asks(worker(), asked);

        assertThat(asked.getMaxTasks()).isEqualTo(100);
    }

    private AsyncResponse asks(Actor worker) {
        return asks(worker, new FetchExternalTasksExtendedDto());
    }

    private AsyncResponse asks(Actor worker, FetchExternalTasksExtendedDto asked) {
        asked.setWorkerId("w");
        asked.setTopics(List.of());
        asked.setAsyncResponseTimeout(30 * 60_000L);
        var response = mock(AsyncResponse.class);
        CurrentActor.runAs(worker, () -> workers.addPendingRequest(asked, response, engine));
        return response;
    }

    private static Actor worker() {
        UUID id = UUID.randomUUID();
        return new Actor(
                new Tenant(id, "org-" + id, "Organization"), id.toString(), Set.of("EXTERNAL_TASK_WORK"), "r", "test");
    }
}
