package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that Tasklist and a reading Cockpit need of Camunda's webapps and their REST resources. What is not listed does not
 * exist: the admin app, its setup, comments, attachments, native tables, and every write but a person's own work on a task.
 */
final class WebappRules {

    static final String COCKPIT = "PROCESS_READ";

    private static final String APP = "/camunda/app/";
    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    private static final List<AllowedCall> TASKLIST = AllowedCall.list(
            null,
            "GET /camunda/(lib|assets|favicon.ico)/**",
            "GET " + APP + "tasklist/**",
            "GET /camunda/api/(tasklist|cockpit)/plugin/{id}/static/**",
            // Who am I. Signing in and out at the same place is closed: that is Keycloak's.
            "GET /camunda/api/admin/auth/user/default",
            "GET /camunda/api/engine/engine",
            "GET " + ENGINE + "user/{id}/profile",
            "GET OPTIONS " + ENGINE + "filter(/{id})?",
            "GET " + ENGINE + "filter/count",
            "GET POST " + ENGINE + "filter/{id}/(list|count)",
            "GET " + ENGINE + "task",
            "GET " + ENGINE + "task/{id}",
            "GET " + ENGINE + "task/{id}/(form|form-variables|rendered-form|deployed-form|identity-links)",
            "POST " + ENGINE + "task/{id}/(claim|unclaim|assignee|submit-form)",
            "GET " + ENGINE + "process-definition/{id}(/xml)?",
            "GET " + ENGINE + "history/user-operation(/count)?");

    private static final List<AllowedCall> READING_COCKPIT = AllowedCall.list(
            COCKPIT,
            "GET " + APP + "cockpit/**",
            "GET POST /camunda/api/cockpit/plugin/base/default/(process-definition|process-instance|incident)/**",
            "GET OPTIONS " + ENGINE + "(process-definition|decision-definition|decision-requirements-definition)/**",
            "GET " + ENGINE + "(deployment|incident|job|job-definition|variable-instance|external-task|execution)/**",
            "GET " + ENGINE + "process-instance(/count|/{id}|/{id}/(activity-instances|variables))?",
            "GET " + ENGINE + "(task/count|task/report/candidate-group-count|version|batch/count|batch/statistics)",
            "GET " + ENGINE + "(batch|batch/statistics/count|case-definition/count)",
            "GET " + ENGINE + "history/(process|activity|variable|task|decision)-instance/**",
            "GET " + ENGINE + "history/(process-definition|task|incident|detail|job-log|external-task-log|batch)/**",
            "POST " + ENGINE + "(process-instance|task|job|job-definition|variable-instance|external-task)(/count)?",
            "POST " + ENGINE + "(execution|incident)(/count)?",
            "POST " + ENGINE + "history/(process|activity|variable|decision)-instance(/count)?",
            "POST " + ENGINE + "history/(task|detail|job-log|external-task-log)(/count)?");

    private WebappRules() {}

    static boolean permit(String method, String path, Actor actor) {
        // HEAD is answered by what answers GET.
        String asked = method.equals("HEAD") ? "GET" : method;
        return Stream.of(TASKLIST, READING_COCKPIT)
                .flatMap(List::stream)
                .anyMatch(call -> call.fits(asked, path) && call.isFor(actor));
    }
}
