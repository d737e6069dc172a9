package io.millrace.workflows;

import io.millrace.platform.engine.Deployments;
import io.millrace.platform.engine.check.ModelChange;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.web.ViewMapper;
import io.millrace.workflows.MigrationOutlooks.Outlook;
import io.millrace.workflows.WorkflowImpact.Change;
import io.millrace.workflows.WorkflowImpact.OfProcess;
import io.millrace.workflows.WorkflowImpact.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says before a deployment what it would change, and what it would mean for processes that run. */
@Service
@Transactional
class WorkflowImpacts {

    private final WorkflowViews views;
    private final Deployments deployments;
    private final MigrationOutlooks outlooks;
    private final JdbcClient jdbc;

    WorkflowImpacts(WorkflowViews views, Deployments deployments, MigrationOutlooks outlooks, JdbcClient jdbc) {
        this.views = views;
        this.deployments = deployments;
        this.outlooks = outlooks;
        this.jdbc = jdbc;
    }

    WorkflowImpact of(List<ModelFile> files) {
        Map<String, List<Waiting>> waiting = files.stream()
                .flatMap(file -> ModelChange.processes(file).stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::waiting));
        Map<String, Outlook> outlook = outlooks.of(files, waiting);
        return new WorkflowImpact(files.stream()
                .flatMap(file -> ModelChange.processes(file).stream()
                        .map(process -> of(
                                file,
                                process,
                                waiting.getOrDefault(process, List.of()),
                                outlook.getOrDefault(process, Outlook.NONE))))
                .toList());
    }

    private OfProcess of(ModelFile file, String process, List<Waiting> waiting, Outlook outlook) {
        Optional<WorkflowView> before = views.find(process, WorkflowKind.PROCESS);
        @Nullable
        ModelFile former = before.map(
                        view -> new ModelFile(view.file(), deployments.content(view.deploymentId(), view.file())))
                .orElse(null);
        return new OfProcess(
                process,
                before.map(WorkflowView::version).orElse(null),
                before.map(WorkflowView::shared).orElse(null),
                ModelChange.between(former, file, process).stream()
                        .map(change -> new Change(
                                change.elementId(),
                                change.elementName(),
                                change.kind(),
                                String.join(", ", change.what())))
                        .toList(),
                waiting,
                outlook.plan(),
                outlook.problems());
    }

    private List<Waiting> waiting(String process) {
        return jdbc.sql("""
                        select s.element_id as activity_id, min(s.name) as activity_name,
                               s.type, count(*) as count
                        from process_step s join process_instance i on i.instance_id = s.instance_id
                        where i.process = :process and i.ended_at is null and s.ended_at is null
                          and s.type <> 'multiInstanceBody'
                        group by s.element_id, s.type
                        order by s.element_id""")
                .param("process", process)
                .query(new ViewMapper<>(Waiting.class))
                .list();
    }
}
