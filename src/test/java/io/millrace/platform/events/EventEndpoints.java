package io.millrace.platform.events;

import static org.awaitility.Awaitility.await;

import io.millrace.partners.OnboardingCalls;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.Services;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class EventEndpoints implements EndpointExamples {

    private static final String FEED = "/api/v1/events";

    @Override
    public List<EndpointExample> examples() {
        return List.of(new EndpointExample("GET " + FEED, "ada", EventEndpoints::ofOneApproval));
    }

    /** Asks for what comes after the event before, so that others change nothing. */
    private static ExampleRequest ofOneApproval() {
        JdbcClient superuser = JdbcClient.create(Services.forTests().postgres().asSuperuser());
        String approval = OnboardingCalls.waitingApproval();
        String before = await().until(
                        () -> superuser
                                .sql("""
                                        select (select e.id::text from event_outbox e where e.tenant_id = requested.tenant_id
                                          and not e.internal and e.position < requested.position
                                          order by e.position desc limit 1)
                                        from event_outbox requested
                                        where position is not null and event::jsonb #>> '{data,approvalId}' = :approval""")
                                .param("approval", approval)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        return ExampleRequest.of(FEED + "?type=io.millrace.approvals.approval.requested.v1&after=" + before);
    }
}
