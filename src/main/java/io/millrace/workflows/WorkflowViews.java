package io.millrace.workflows;

import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ViewMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers read about models. */
@Service
@Transactional(readOnly = true)
class WorkflowViews {

    private static final String COLUMNS =
            "key, kind, name, version, shared, version_tag, deployed_at, deployment_id, file_name as file";

    private static final Listing<WorkflowView> IN_FORCE = Listing.of(WorkflowView.class)
            .select(COLUMNS)
            .from("workflow")
            .fields(
                    ListField.text("key", "key").required(),
                    ListField.choice("kind", "kind", WorkflowKind.class).required(),
                    ListField.bool("shared", "shared").required())
            .sortedBy("key");

    private final Lists lists;
    private final JdbcClient jdbc;

    WorkflowViews(Lists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    Page<WorkflowView> inForce(ListQuery query) {
        return lists.page(IN_FORCE, query);
    }

    WorkflowView inForce(String key, WorkflowKind kind) {
        return find(key, kind).orElseThrow(() -> Problem.of(WorkflowError.WORKFLOW_NOT_FOUND));
    }

    Optional<WorkflowView> find(String key, WorkflowKind kind) {
        return jdbc.sql("select " + COLUMNS + " from workflow where key = :key and kind = :kind")
                .param("key", key)
                .param("kind", kind.name())
                .query(new ViewMapper<>(WorkflowView.class))
                .optional();
    }

    /** The organization's own before the shared ones, each from the newest to the oldest. */
    List<WorkflowView> versions(String key, WorkflowKind kind) {
        List<WorkflowView> versions = all(key, kind);
        if (versions.isEmpty()) {
            throw Problem.of(WorkflowError.WORKFLOW_NOT_FOUND);
        }
        return versions;
    }

    /** @param shared null for the organization's own if it has that version, else the shared one */
    WorkflowView version(String key, WorkflowKind kind, int version, @Nullable Boolean shared) {
        Optional<WorkflowView> found = versions(key, kind).stream()
                .filter(view -> view.version() == version)
                .filter(view -> shared == null || view.shared() == shared)
                .findFirst();
        return found.orElseThrow(() -> Problem.of(WorkflowError.WORKFLOW_NOT_FOUND));
    }

    /** What a deployment has put into force. */
    List<WorkflowView> deployed(String deploymentId) {
        return jdbc.sql("select " + COLUMNS + " from workflow_version where deployment_id = :id order by kind, key")
                .param("id", deploymentId)
                .query(new ViewMapper<>(WorkflowView.class))
                .list();
    }

    /** What passes each element of a version, for a heat map; the busiest first. */
    List<ElementActivity> activity(WorkflowView version) {
        return jdbc.sql("""
                        select s.element_id as activity_id,
                               count(*) filter (where s.ended_at is null) as running,
                               (select count(*) from process_incident i
                                where i.definition_id = :definition and i.element_id = s.element_id) as incidents,
                               count(*) filter (where s.ended_at is not null) as finished,
                               percentile_cont(0.5) within group (order by s.milliseconds) / 1000 as median_seconds,
                               percentile_cont(0.95) within group (order by s.milliseconds) / 1000 as p95_seconds
                        from process_step s
                        where s.definition_id = :definition
                        group by s.element_id
                        order by running desc, finished desc, activity_id""")
                .param("definition", definitionOf(version))
                .query(new ViewMapper<>(ElementActivity.class))
                .list();
    }

    /** The engine's own id of a process's version. */
    String definitionOf(WorkflowView version) {
        return jdbc.sql("select definition_id from workflow_version"
                        + " where kind = 'PROCESS' and key = :key and version = :version and shared = :shared")
                .param("key", version.key())
                .param("version", version.version())
                .param("shared", version.shared())
                .query(String.class)
                .single();
    }

    private List<WorkflowView> all(String key, WorkflowKind kind) {
        return jdbc.sql("select " + COLUMNS + " from workflow_version"
                        + " where key = :key and kind = :kind order by shared, version desc")
                .param("key", key)
                .param("kind", kind.name())
                .query(new ViewMapper<>(WorkflowView.class))
                .list();
    }
}
