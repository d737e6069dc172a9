package io.millrace.partners;

import static io.millrace.partners.PartnerCapabilities.PARTNER_CREATE;
import static io.millrace.partners.PartnerCapabilities.PARTNER_READ;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Searchable;
import io.millrace.platform.web.Sparse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/partners/onboarding")
@Tag(name = "Partner onboarding", description = "Applications: from the first draft to an active partner")
class PartnerOnboardingController {

    private final PartnerOnboardingService onboarding;
    private final PartnerViews views;
    private final ApplicationValidation validation;

    PartnerOnboardingController(
            PartnerOnboardingService onboarding, PartnerViews views, ApplicationValidation validation) {
        this.onboarding = onboarding;
        this.views = views;
        this.validation = validation;
    }

    @PostMapping("/start")
    @RequireCapability(PARTNER_CREATE)
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Apply for a partner", description = "Starts the process partner-onboarding.")
    ResponseEntity<ApplicationView> start(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ApplicationDetails.class)))
                    @RequestBody
                    ApplicationRequest request) {
        var application = onboarding.start(validation.read(request));
        return ResponseEntity.created(URI.create("/api/v1/partners/onboarding/" + application.id()))
                .body(application);
    }

    @PutMapping("/{id}")
    @RequireCapability(PARTNER_CREATE)
    @Idempotent
    @Operation(
            summary = "Correct an application",
            description = "Replaces what was declared, while the application is with the applicant.")
    ApplicationView revise(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ApplicationDetails.class)))
                    @RequestBody
                    ApplicationRequest request,
            IfMatch ifMatch) {
        return onboarding.revise(id, validation.read(request), ifMatch);
    }

    @PostMapping(path = "/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(PARTNER_CREATE)
    @Idempotent
    @Operation(summary = "Add a document to an application")
    ApplicationView addDocument(
            @PathVariable UUID id,
            @Parameter(description = "What the document proves.") @RequestParam DocumentType type,
            @Parameter(description = "The day that it bears.") @RequestParam(required = false) @Nullable
                    LocalDate issuedOn,
            @Parameter(description = "The last day on which it is good.") @RequestParam(required = false) @Nullable
                    LocalDate expiresOn,
            @RequestPart("file") MultipartFile file)
            throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return onboarding.addDocument(id, type, name, content, issuedOn, expiresOn);
        }
    }

    @PostMapping("/{id}/submit")
    @RequireCapability(PARTNER_CREATE)
    @Idempotent(required = true)
    @Operation(
            summary = "Submit an application",
            description = "What is missing is listed, all at once. Checks and risk rating run before the answer.")
    ApplicationView submit(@PathVariable UUID id) {
        return onboarding.submit(id);
    }

    @GetMapping
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List applications", description = "Searchable by legal and trade name.")
    Page<ApplicationLine> list(@Searchable ListQuery query) {
        return views.applications(query);
    }

    @GetMapping("/{id}")
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read an application", description = "With its checks, its risk and where the process stands.")
    ApplicationView get(@PathVariable UUID id) {
        return views.application(id);
    }
}
