package io.millrace.processes;

import static io.millrace.processes.ProcessCapabilities.PROCESS_CANCEL;
import static io.millrace.processes.ProcessCapabilities.PROCESS_READ;
import static io.millrace.processes.ProcessCapabilities.PROCESS_START;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes")
@Tag(name = "Processes", description = "Process instances: started, followed, sent messages, ended")
class ProcessController {

    private final ProcessService service;
    private final ProcessViews views;

    ProcessController(ProcessService service, ProcessViews views) {
        this.service = service;
        this.views = views;
    }

    @PostMapping("/{key}/start")
    @RequireCapability(PROCESS_START)
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start a process",
            description =
                    "The model in force for your organization, with the variables that it declares. The model also"
                            + " names the capability that its starters need.")
    ResponseEntity<ProcessView> start(@PathVariable String key, @Valid @RequestBody Start request) {
        ProcessView started = service.start(key, request.businessKey(), request.values());
        return ResponseEntity.created(
                        URI.create("/api/v1/processes/" + started.instance().id()))
                .body(started);
    }

    @GetMapping
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "List process instances")
    Page<ProcessLine> list(ListQuery query) {
        return views.list(query);
    }

    @GetMapping("/{id}")
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Read where a process instance stands")
    ProcessView get(@PathVariable UUID id) {
        return views.get(id);
    }

    @GetMapping("/{id}/history")
    @RequireCapability(PROCESS_READ)
    @Operation(summary = "Read what a process instance has passed: who did what, when")
    Page<ProcessStep> history(@PathVariable UUID id, ListQuery query) {
        return views.history(id, query);
    }

    @GetMapping(path = "/{id}/diagram.svg", produces = "image/svg+xml")
    @RequireCapability(PROCESS_READ)
    @Operation(
            summary = "See where a process instance stands in its diagram",
            description = "What it has passed, where it waits, and where an operator has something to mend.")
    String diagram(@PathVariable UUID id) {
        return views.diagram(id);
    }

    @PostMapping("/{id}/messages/{name}")
    @RequireCapability(PROCESS_START)
    @Idempotent(required = true)
    @Operation(
            summary = "Send a message to a process instance",
            description = "One that it waits for now, with the variables that its model declares for the message.")
    ProcessView send(@PathVariable UUID id, @PathVariable String name, @Valid @RequestBody Send request) {
        return service.send(id, name, Objects.requireNonNullElse(request.variables(), Map.of()));
    }

    @DeleteMapping("/{id}")
    @RequireCapability(PROCESS_CANCEL)
    @Idempotent
    @Operation(
            summary = "Cancel a process instance",
            description = "Ends it where it stands, with everything that it called; what it did is not undone.")
    ProcessView cancel(
            @PathVariable UUID id,
            @Parameter(description = "Why, for those who look for it later.") @RequestParam @NotBlank @Size(max = 500)
                    String reason) {
        return service.cancel(id, reason);
    }

    /** @param businessKey the id of the record that the process is about; a new one where there is none */
    record Start(
            @Nullable UUID businessKey,

            @Schema(example = "{\"amount\": 1250.5}") @Nullable
            Map<String, JsonNode> variables) {

        Map<String, JsonNode> values() {
            return Objects.requireNonNullElse(variables, Map.of());
        }
    }

    record Send(@Nullable Map<String, JsonNode> variables) {}
}
