package io.millrace.workflows;

import static io.millrace.workflows.WorkflowCapabilities.PROCESS_DEPLOY;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.Problem;
import io.millrace.workflows.WorkflowMigrations.Way;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/workflows")
@Tag(name = "Workflows", description = "Models: processes, decisions and forms, checked and deployed")
class WorkflowMigrationController {

    private final WorkflowMigrations migrations;
    private final WorkflowViews views;

    WorkflowMigrationController(WorkflowMigrations migrations, WorkflowViews views) {
        this.migrations = migrations;
        this.views = views;
    }

    @PostMapping("/{key}/migrate")
    @RequireCapability(PROCESS_DEPLOY)
    @Idempotent(required = true)
    @Operation(
            summary = "Migrate running instances to another version",
            description = "Your organization's own versions and the shared ones, in any direction. A dry run says what"
                    + " stands for what and which instances could not be migrated, with the reasons, and changes nothing;"
                    + " it answers 200. Else a background job migrates the instances one by one, and the answer is 202 with"
                    + " the job's address in `Location`; an instance that can't be migrated runs on as it was and stops no"
                    + " other. Without `instances`, all that run on the version are meant.")
    @ApiResponse(responseCode = "200", description = "A dry run", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "A background job does it", useReturnTypeSchema = true)
    ResponseEntity<WorkflowMigration> start(@PathVariable String key, @Valid @RequestBody Migrate request) {
        Way way = way(key, request);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return ResponseEntity.ok(migrations.tryOut(way));
        }
        WorkflowMigration begun = migrations.begin(way);
        return ResponseEntity.accepted()
                .location(Objects.requireNonNull(begun.job()).location())
                .body(begun);
    }

    private Way way(String key, Migrate request) {
        return new Way(
                views.version(key, WorkflowKind.PROCESS, request.fromVersion(), request.fromShared()),
                views.version(key, WorkflowKind.PROCESS, request.toVersion(), request.toShared()),
                mapping(Objects.requireNonNullElse(request.mapping(), List.of())),
                request.instances() == null ? null : List.copyOf(new TreeSet<>(request.instances())));
    }

    private static Map<String, String> mapping(List<Pair> pairs) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (mapping.putIfAbsent(pair.from(), pair.to()) != null) {
                throw Problem.ofField("mapping", "REPEATED", "names '%s' twice".formatted(pair.from()));
            }
        }
        return mapping;
    }

    /**
     * What to migrate.
     *
     * @param fromShared whether the shared version of this number is meant; without it your organization's own, if there
     *     is one, else the shared one; for {@code toShared} likewise
     * @param mapping what stands for elements that are not the same in both versions
     * @param instances only these
     * @param dryRun whether only to say what would come of it
     */
    record Migrate(
            @NotNull Integer fromVersion,
            @Nullable Boolean fromShared,
            @NotNull Integer toVersion,
            @Nullable Boolean toShared,
            @Nullable @Size(max = 500) List<@Valid Pair> mapping,
            @Nullable @Size(min = 1, max = 1000) List<@NotNull UUID> instances,
            @Nullable Boolean dryRun) {}

    /** An element of the earlier version, and the one of the later version that stands for it. */
    record Pair(@NotBlank String from, @NotBlank String to) {}
}
