package io.millrace.partners;

import static io.millrace.partners.PartnerCapabilities.PARTNER_CREATE;
import static io.millrace.partners.PartnerCapabilities.PARTNER_READ;
import static io.millrace.partners.PartnerCapabilities.PARTNER_UPDATE;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partners/{id}/locations")
@Tag(name = "Partners' locations", description = "Where a partner works")
class PartnerLocationController {

    private final PartnerLocationService service;

    PartnerLocationController(PartnerLocationService service) {
        this.service = service;
    }

    @GetMapping
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List a partner's locations", description = "Those out of use included; see status.")
    Page<PartnerLocationLine> list(@PathVariable UUID id, ListQuery query) {
        return service.list(id, query);
    }

    @GetMapping("/{locationId}")
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read a location of a partner")
    PartnerLocationView get(@PathVariable UUID id, @PathVariable UUID locationId) {
        return service.get(id, locationId);
    }

    @PostMapping
    @RequireCapability(PARTNER_CREATE)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a location to a partner")
    ResponseEntity<PartnerLocationView> add(@PathVariable UUID id, @RequestBody Location request) {
        var location = service.add(id, request);
        return ResponseEntity.created(URI.create("/api/v1/partners/" + id + "/locations/" + location.id()))
                .body(location);
    }

    @PutMapping("/{locationId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(summary = "Change a location of a partner", description = "Replaces what is known about it.")
    PartnerLocationView change(
            @PathVariable UUID id, @PathVariable UUID locationId, @RequestBody Location request, IfMatch ifMatch) {
        return service.change(id, locationId, request, ifMatch);
    }

    @DeleteMapping("/{locationId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(summary = "Deactivate a location of a partner", description = "It stays readable, and stays inactive.")
    PartnerLocationView deactivate(@PathVariable UUID id, @PathVariable UUID locationId, IfMatch ifMatch) {
        return service.deactivate(id, locationId, ifMatch);
    }

    /**
     * @param country ISO 3166-1 alpha-2
     * @param latitude degrees, WGS 84, together with the longitude
     */
    record Location(
            @NotNull LocationKind kind,

            @Schema(example = "Ginnery Akola") @NotBlank @Size(max = 200)
            String name,

            @Schema(example = "IN") @NotNull @Pattern(regexp = "[A-Z]{2}")
            String country,

            @NotNull @Valid Address address,

            @Schema(example = "20.7096")
            @Nullable
            @DecimalMin("-90")
            @DecimalMax("90")
            @Digits(integer = 2, fraction = 6)
            BigDecimal latitude,

            @Schema(example = "76.9981")
            @Nullable
            @DecimalMin("-180")
            @DecimalMax("180")
            @Digits(integer = 3, fraction = 6)
            BigDecimal longitude) {}
}
