package io.millrace.processes;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.workflows.SampleModels;
import java.util.List;

final class ProcessEndpoints implements EndpointExamples {

    private static final String PROCESSES = "/api/v1/processes/";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample(
                        "POST " + PROCESSES + "{key}/start",
                        "dora",
                        () -> ExampleRequest.json(
                                PROCESSES + SampleModels.deployed() + "/start",
                                "{\"variables\": {\"amount\": 1250.5}}")),
                new EndpointExample("GET /api/v1/processes", "dora", () -> {
                    String key = SampleModels.newKey();
                    SampleModels.waitingForGoods(key);
                    return ExampleRequest.of("/api/v1/processes?filter=process==" + key);
                }),
                new EndpointExample(
                        "GET " + PROCESSES + "{id}",
                        "dora",
                        () -> ExampleRequest.of(PROCESSES + SampleModels.started())),
                new EndpointExample(
                        "GET " + PROCESSES + "{id}/history",
                        "dora",
                        () -> ExampleRequest.of(PROCESSES + SampleModels.started() + "/history")),
                new EndpointExample(
                        "GET " + PROCESSES + "{id}/diagram.svg",
                        "dora",
                        () -> ExampleRequest.of(PROCESSES + SampleModels.started() + "/diagram.svg")),
                new EndpointExample(
                        "POST " + PROCESSES + "{id}/messages/{name}",
                        "dora",
                        () -> ExampleRequest.json(
                                PROCESSES + SampleModels.waitingForGoods() + "/messages/goods-arrived",
                                "{\"variables\": {\"pieces\": 12}}")),
                new EndpointExample(
                        "DELETE " + PROCESSES + "{id}",
                        "ada",
                        () -> ExampleRequest.of(PROCESSES + SampleModels.started() + "?reason=Ordered%20twice")));
    }
}
