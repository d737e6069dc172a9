package io.millrace.substitutions;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "Substitutions", description = "Who stands in for whom")
class SubstitutionController {

    private static final String WHOSE = "The person who is away; left out: the caller. Others need ORG_MANAGE_USERS.";

    private final SubstitutionService service;

    SubstitutionController(SubstitutionService service) {
        this.service = service;
    }

    @GetMapping
    @SignedInEndpoint
    @Operation(
            summary = "Read who stands in for a person",
            description = "From now on: what is over is left out. And for whom the person stands in.")
    SubstitutionsView read(@Parameter(description = WHOSE) @RequestParam(required = false) @Nullable UUID userId) {
        return service.read(userId);
    }

    @PutMapping
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Arrange who stands in for a person",
            description = "Replaces what was arranged: what is left out ends now. Nobody stands in for themselves in"
                    + " the end, and at most three for one another.")
    SubstitutionsView arrange(
            @Parameter(description = WHOSE) @RequestParam(required = false) @Nullable UUID userId,
            @Valid @RequestBody SubstitutionRequest request,
            IfMatch ifMatch) {
        return service.arrange(userId, request, ifMatch);
    }
}
