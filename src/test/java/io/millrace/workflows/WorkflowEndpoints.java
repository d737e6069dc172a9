package io.millrace.workflows;

import static io.millrace.workflows.SampleModels.WORKFLOWS;
import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;
import java.util.UUID;

final class WorkflowEndpoints implements EndpointExamples {

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample(
                        "GET " + WORKFLOWS,
                        "dora",
                        () -> ExampleRequest.of(
                                WORKFLOWS + "?filter=key==" + SampleModels.deployed() + ";kind==PROCESS")),
                new EndpointExample(
                        "GET " + WORKFLOWS + "/element-templates",
                        "dora",
                        () -> ExampleRequest.of(WORKFLOWS + "/element-templates")),
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
                        () -> ExampleRequest.of(WORKFLOWS + "/" + SampleModels.deployed() + "/1")),
                new EndpointExample("POST " + WORKFLOWS + "/{key}/migrate", "dora", WorkflowEndpoints::migration));
    }

    /** Of one instance, whose task has another id in the version that it goes to. */
    private static ExampleRequest migration() {
        String key = "purchase-" + UUID.randomUUID();
        String look = SampleModels.process(key).replace("\"check\"", "\"look\"");
        done(dora().upload(WORKFLOWS, SampleModels.processFile(key), SampleModels.formFile(key)));
        done(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1250.5}}"));
        done(dora().upload(WORKFLOWS, SampleModels.file(key + ".bpmn", look), SampleModels.formFile(key)));
        return ExampleRequest.json(
                WORKFLOWS + "/" + key + "/migrate",
                "{\"fromVersion\": 1, \"toVersion\": 2, \"mapping\": [{\"from\": \"check\", \"to\": \"look\"}]}");
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
