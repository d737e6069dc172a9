package io.millrace.workflows;

import static io.millrace.workflows.WorkflowCapabilities.PROCESS_DEPLOY;
import static io.millrace.workflows.WorkflowCapabilities.PROCESS_READ;

import io.millrace.platform.engine.ElementTemplate;
import io.millrace.platform.engine.ElementTemplates;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.diagram.Marks;
import io.millrace.platform.engine.diagram.ProcessDiagram;
import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.workflows.WorkflowService.Deployed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/workflows")
@Tag(name = "Workflows", description = "Models: processes, decisions and forms, checked and deployed")
class WorkflowController {

    private static final String KIND = "What the key is of: keys of processes, decisions and forms are counted apart.";
    private static final String SHARED =
            "Whether the version that all share is meant; without it, your organization's own if there is one.";

    private final WorkflowService service;
    private final WorkflowViews views;
    private final WorkflowImpacts impacts;
    private final ElementTemplates templates;

    WorkflowController(
            WorkflowService service, WorkflowViews views, WorkflowImpacts impacts, ElementTemplates templates) {
        this.impacts = impacts;
        this.service = service;
        this.views = views;
        this.templates = templates;
    }

    @GetMapping
    @RequireCapability(PROCESS_READ)
    @Operation(
            summary = "List the models in force",
            description = "One version of each key: the newest of your own organization, else the newest shared one.")
    Page<WorkflowView> list(ListQuery query) {
        return views.inForce(query);
    }

    @GetMapping("/{key}")
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Read which version of a model is in force")
    WorkflowView get(
            @PathVariable String key,
            @Parameter(description = KIND) @RequestParam(defaultValue = "PROCESS") WorkflowKind kind) {
        return views.inForce(key, kind);
    }

    @GetMapping("/{key}/versions")
    @RequireCapability(PROCESS_READ)
    @Operation(
            summary = "List the versions of a model",
            description = "Your own organization's before the shared ones, each from the newest to the oldest.")
    Versions versions(
            @PathVariable String key,
            @Parameter(description = KIND) @RequestParam(defaultValue = "PROCESS") WorkflowKind kind) {
        return new Versions(views.versions(key, kind));
    }

    @GetMapping("/{key}/inputs")
    @RequireCapability(PROCESS_READ)
    @Operation(
            summary = "Read what starting a process takes",
            description =
                    "The variables that the version in force declares, for POST /api/v1/processes/{key}/start, and the"
                            + " capability that it asks of those who start it.")
    WorkflowInputs inputs(@PathVariable String key) {
        return service.inputs(key);
    }

    @GetMapping(path = "/{key}/{version}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Download a process as BPMN")
    @Nullable
    ResponseEntity<byte[]> bpmn(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = SHARED) @RequestParam(required = false) @Nullable Boolean shared,
            WebRequest request) {
        return file(views.version(key, WorkflowKind.PROCESS, version, shared), request);
    }

    @GetMapping(path = "/{key}/{version}/file", produces = MediaType.ALL_VALUE)
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Download a model as it was deployed")
    @Nullable
    ResponseEntity<byte[]> file(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = KIND) @RequestParam(defaultValue = "PROCESS") WorkflowKind kind,
            @Parameter(description = SHARED) @RequestParam(required = false) @Nullable Boolean shared,
            WebRequest request) {
        return file(views.version(key, kind, version, shared), request);
    }

    @PostMapping(path = "/validate", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(PROCESS_DEPLOY)
    @Idempotent
    @Operation(
            summary = "Check models without deploying them",
            description = "Files that belong together go into one call. All findings are listed at once; with an error"
                    + " among them, deploying would be refused.")
    Findings validate(@RequestPart("file") List<MultipartFile> files) throws IOException {
        return new Findings(service.validate(models(files)));
    }

    @PostMapping(path = "/impact", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(PROCESS_DEPLOY)
    @Idempotent
    @Operation(
            summary = "Say what a deployment would change, without deploying",
            description =
                    "Differences by element to the version in force, where running instances wait, and which of them"
                            + " could not go on in the new version.")
    WorkflowImpact impact(@RequestPart("file") List<MultipartFile> files) throws IOException {
        return impacts.of(models(files));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(PROCESS_DEPLOY)
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Deploy models for your organization",
            description = "All files or none. Running processes stay on the version that they were started with.")
    ResponseEntity<Deployed> deploy(@RequestPart("file") List<MultipartFile> files) throws IOException {
        Deployed deployed = service.deploy(models(files));
        return ResponseEntity.created(URI.create("/api/v1/workflows")).body(deployed);
    }

    @GetMapping(path = "/{key}/{version}/diagram.svg", produces = "image/svg+xml")
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "See the diagram of a process")
    @Nullable
    ResponseEntity<String> diagram(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = SHARED) @RequestParam(required = false) @Nullable Boolean shared,
            WebRequest request) {
        WorkflowView found = views.version(key, WorkflowKind.PROCESS, version, shared);
        return request.checkNotModified('"' + found.deploymentId() + '"')
                ? null
                : ResponseEntity.ok(ProcessDiagram.svg(service.content(found), Marks.none()));
    }

    @GetMapping("/{key}/{version}/activity")
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Read how much passes each element of a process, and how long it takes")
    Activity activity(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = SHARED) @RequestParam(required = false) @Nullable Boolean shared) {
        return new Activity(views.activity(views.version(key, WorkflowKind.PROCESS, version, shared)));
    }

    @DeleteMapping("/{key}/{version}")
    @RequireCapability(PROCESS_DEPLOY)
    @Idempotent
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a version of a process that was never used")
    void delete(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = SHARED) @RequestParam(required = false) @Nullable Boolean shared) {
        service.delete(key, version, shared);
    }

    @GetMapping("/element-templates")
    @RequireCapability(PROCESS_READ)
    @Operation(
            summary = "Download the element templates",
            description = "For the Camunda Modeler: what service tasks, approvals and tasks for people can be.")
    List<ElementTemplate> elementTemplates() {
        return templates.all();
    }

    private @Nullable ResponseEntity<byte[]> file(WorkflowView version, WebRequest request) {
        if (request.checkNotModified('"' + version.deploymentId() + '"')) {
            return null;
        }
        var type = version.kind() == WorkflowKind.FORM ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML;
        return ResponseEntity.ok().contentType(type).body(service.content(version));
    }

    private static List<ModelFile> models(List<MultipartFile> files) throws IOException {
        var models = new ArrayList<ModelFile>();
        for (MultipartFile file : files) {
            models.add(new ModelFile(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes()));
        }
        return models;
    }

    record Versions(List<WorkflowView> items) {}

    record Activity(List<ElementActivity> items) {}

    record Findings(List<FindingView> findings) {}
}
