package io.millrace.processes;

import io.millrace.platform.engine.Deployments;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.diagram.Marks;
import io.millrace.platform.engine.diagram.ProcessDiagram;
import io.millrace.platform.security.Directory;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ViewMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers read about process instances, from the views that show the current organization's alone. */
@Service
@Transactional(readOnly = true)
class ProcessViews {

    private static final String LINE =
            "id, process, name, version, shared, business_key, called_by, state, started_at, ended_at";

    private static final Listing<ProcessLine> INSTANCES = Listing.of(ProcessLine.class)
            .select(LINE)
            .from("process_instance")
            .fields(
                    ListField.text("process", "process").required().filterOnly(),
                    ListField.text("businessKey", "business_key").filterOnly(),
                    ListField.choice("state", "state", ProcessState.class)
                            .required()
                            .filterOnly(),
                    ListField.instant("startedAt", "started_at").required())
            .sortedBy("-startedAt");

    private static final Listing<ProcessStep> STEPS = Listing.of(ProcessStep.class)
            .select("id, element_id, name, type, started_at, ended_at, canceled, done_by, null as done_by_name,"
                    + " called_process")
            .from("process_step")
            .fields(ListField.instant("startedAt", "started_at").required())
            .sortedBy("startedAt");

    private final Lists lists;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Deployments deployments;

    ProcessViews(Lists lists, JdbcClient jdbc, Directory directory, Deployments deployments) {
        this.deployments = deployments;
        this.lists = lists;
        this.jdbc = jdbc;
        this.directory = directory;
    }

    private record End(
            @Nullable String startedBy,
            @Nullable String endedWith,
            @Nullable String reason) {}

    private record Source(String deploymentId, String fileName) {}

    Page<ProcessLine> list(ListQuery query) {
        return lists.page(INSTANCES, query);
    }

    ProcessView get(UUID id) {
        ProcessLine line = one(id, LINE, ProcessLine.class);
        End end = one(id, "started_by, ended_with, reason", End.class);
        return new ProcessView(line, end.startedBy(), end.endedWith(), end.reason(), waiting(id), incidents(id));
    }

    Page<ProcessStep> history(UUID id, ListQuery query) {
        one(id, LINE, ProcessLine.class);
        Page<ProcessStep> page =
                lists.page(STEPS.where("instance_id = :instance", Map.of("instance", id.toString())), query);
        Map<String, String> names = directory.names(page.items().stream()
                .flatMap(step -> Stream.ofNullable(step.doneBy()))
                .collect(Collectors.toSet()));
        return page.map(step -> step.by(step.doneBy() == null ? null : names.get(step.doneBy())));
    }

    /** The diagram of the version that the instance runs on, as SVG, with its way marked. */
    String diagram(UUID id) {
        ProcessView instance = get(id);
        Set<String> waiting = instance.waitingAt().stream()
                .map(ProcessView.Waiting::elementId)
                .collect(Collectors.toSet());
        Set<String> failed = instance.incidents().stream()
                .flatMap(incident -> Stream.ofNullable(incident.elementId()))
                .collect(Collectors.toSet());
        return ProcessDiagram.svg(model(id).content(), new Marks(passed(id), waiting, failed, Map.of()));
    }

    /** The file of the version that the instance runs on. */
    ModelFile model(UUID id) {
        Source source = one(id, "deployment_id, file_name", Source.class);
        return new ModelFile(source.fileName(), deployments.content(source.deploymentId(), source.fileName()));
    }

    private Set<String> passed(UUID id) {
        return jdbc.sql("select distinct element_id from process_step where instance_id = :id and ended_at is not null")
                .param("id", id.toString())
                .query(String.class)
                .set();
    }

    private <V extends Record> V one(UUID id, String columns, Class<V> view) {
        return jdbc.sql("select " + columns + " from process_instance where instance_id = :id")
                .param("id", id.toString())
                .query(new ViewMapper<>(view))
                .optional()
                .orElseThrow(() -> Problem.of(ProcessError.PROCESS_NOT_FOUND));
    }

    private List<ProcessView.Waiting> waiting(UUID id) {
        return jdbc.sql("select element_id, name, type, started_at as since, called_process from process_step"
                        + " where instance_id = :id and ended_at is null and type not in ('subProcess', 'multiInstanceBody')"
                        + " order by started_at")
                .param("id", id.toString())
                .query(new ViewMapper<>(ProcessView.Waiting.class))
                .list();
    }

    private List<ProcessView.Incident> incidents(UUID id) {
        return jdbc.sql("select element_id, type, message, occurred_at from process_incident"
                        + " where instance_id = :id order by occurred_at")
                .param("id", id.toString())
                .query(new ViewMapper<>(ProcessView.Incident.class))
                .list();
    }
}
