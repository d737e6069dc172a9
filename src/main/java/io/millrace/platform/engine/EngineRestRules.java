package io.millrace.platform.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that there is of the engine's REST API: what the Camunda Modeler calls to deploy, and what workers call that take
 * external tasks.
 */
final class EngineRestRules {

    static final String ROOT = "/engine-rest";
    static final String DEPLOY = "PROCESS_DEPLOY";
    static final String WORK = "EXTERNAL_TASK_WORK";

    private static final List<AllowedCall> CALLS = Stream.of(
                    AllowedCall.list(
                            DEPLOY,
                            "POST " + ROOT + "/deployment/create",
                            // Whether there is an engine, and which: the Modeler asks before it deploys.
                            "GET " + ROOT + "/(deployment|version)"),
                    AllowedCall.list(
                            WORK,
                            "POST " + ROOT + "/external-task/fetchAndLock",
                            "POST " + ROOT + "/external-task/{id}/(lock|extendLock|unlock)",
                            "POST " + ROOT + "/external-task/{id}/(complete|failure|bpmnError)",
                            "POST " + ROOT + "/process-instance/{id}/variables"))
            .flatMap(List::stream)
            .toList();

    private EngineRestRules() {}

    static Optional<AllowedCall> find(String method, String path) {
        return CALLS.stream().filter(call -> call.fits(method, path)).findFirst();
    }
}
