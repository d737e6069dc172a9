package io.millrace.platform.jobs;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
@Tag(name = "Jobs", description = "Long work that goes on after its call has been answered")
class JobController {

    private final JobService service;
    private final JobViews views;

    JobController(JobService service, JobViews views) {
        this.service = service;
        this.views = views;
    }

    @GetMapping("/{id}/status")
    @SignedInEndpoint
    @Operation(
            summary = "Read how far a background job has come",
            description = "Your own, or with the capability `JOB_READ` any of your organization's. `progress` is in"
                    + " percent; `result` says already while it runs what has come of it.")
    JobView status(@PathVariable UUID id) {
        return service.get(id);
    }

    @GetMapping
    @RequireCapability(JobCapabilities.JOB_READ)
    @Operation(summary = "List background jobs", description = "The newest first.")
    Page<JobView> list(
            @Parameter(description = "Only jobs in this state, in small letters or capitals.")
                    @RequestParam(required = false)
                    @Nullable
                    JobState state,
            ListQuery query) {
        return views.list(state, query);
    }

    @PostMapping("/{id}/retry")
    @RequireCapability(JobCapabilities.OPS_MANAGE_JOBS)
    @Idempotent
    @Operation(
            summary = "Have a failed background job repeated",
            description = "It goes on with the step that it failed at; what it had done before is not done again.")
    JobView retry(@PathVariable UUID id) {
        return service.retry(id);
    }

    @PostMapping("/{id}/cancel")
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Stop a background job",
            description = "Your own, or with the capability `OPS_MANAGE_JOBS` any of your organization's. The step that"
                    + " runs is finished first; what the job has done is not undone.")
    JobView cancel(@PathVariable UUID id) {
        return service.cancel(id);
    }

    @Component
    static class StateReader implements Converter<String, JobState> {
        @Override
        public JobState convert(String text) {
            return JobState.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
