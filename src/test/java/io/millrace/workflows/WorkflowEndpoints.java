package io.millrace.workflows;

import static io.millrace.workflows.SampleModels.WORKFLOWS;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;

final class WorkflowEndpoints implements EndpointExamples {

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                read(""),
                read("/versions"),
                read("/inputs"),
                read("/1/bpmn", "/{version}/bpmn"),
                read("/1/file", "/{version}/file"),
                read("/1/diagram.svg", "/{version}/diagram.svg"),
                read("/1/activity", "/{version}/activity"),
                upload("/validate"),
                upload("/impact"),
                upload(""),
                new EndpointExample(
                        "DELETE " + WORKFLOWS + "/{key}/{version}",
                        "dora",
                        () -> ExampleRequest.of(WORKFLOWS + "/" + SampleModels.deployed() + "/1")));
    }

    private static EndpointExample read(String path) {
        return read(path, path);
    }

    private static EndpointExample read(String path, String pattern) {
        return new EndpointExample(
                "GET " + WORKFLOWS + "/{key}" + pattern,
                "dora",
                () -> ExampleRequest.of(WORKFLOWS + "/" + SampleModels.deployed() + path));
    }

    private static EndpointExample upload(String path) {
        return new EndpointExample("POST " + WORKFLOWS + path, "dora", () -> SampleModels.both(path));
    }
}
