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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
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
@RequestMapping("/api/v1/partners/{id}/vehicles")
@Tag(name = "Partners' vehicles", description = "What drives for a partner")
class PartnerVehicleController {

    private final PartnerVehicleService service;

    PartnerVehicleController(PartnerVehicleService service) {
        this.service = service;
    }

    @GetMapping
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List a partner's vehicles", description = "Those out of use included; see status.")
    Page<PartnerVehicleView> list(@PathVariable UUID id, ListQuery query) {
        return service.list(id, query);
    }

    @GetMapping("/{vehicleId}")
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read a vehicle of a partner")
    PartnerVehicleView get(@PathVariable UUID id, @PathVariable UUID vehicleId) {
        return service.get(id, vehicleId);
    }

    @PostMapping
    @RequireCapability(PARTNER_CREATE)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a vehicle to a partner",
            description = "A vehicle drives for one partner of the organization at a time.")
    ResponseEntity<PartnerVehicleView> add(@PathVariable UUID id, @RequestBody Vehicle request) {
        var vehicle = service.add(id, request);
        return ResponseEntity.created(URI.create("/api/v1/partners/" + id + "/vehicles/" + vehicle.id()))
                .body(vehicle);
    }

    @PutMapping("/{vehicleId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(summary = "Change a vehicle of a partner", description = "Replaces what is known about it.")
    PartnerVehicleView change(
            @PathVariable UUID id, @PathVariable UUID vehicleId, @RequestBody Vehicle request, IfMatch ifMatch) {
        return service.change(id, vehicleId, request, ifMatch);
    }

    @DeleteMapping("/{vehicleId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(
            summary = "Deactivate a vehicle of a partner",
            description = "It stays readable, and may drive for another partner from then on.")
    PartnerVehicleView deactivate(@PathVariable UUID id, @PathVariable UUID vehicleId, IfMatch ifMatch) {
        return service.deactivate(id, vehicleId, ifMatch);
    }

    /** @param country ISO 3166-1 alpha-2 of where it is registered */
    record Vehicle(
            @NotNull VehicleKind kind,

            @Schema(example = "IN") @NotNull @Pattern(regexp = "[A-Z]{2}")
            String country,

            @Schema(example = "MH 12 AB 1234") @NotBlank @Size(max = 20)
            String registration) {}
}
