package io.millrace.plants;

import static io.millrace.plants.PlantCapabilities.ORG_READ;
import static io.millrace.plants.PlantCapabilities.ORG_UPDATE;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
@RequestMapping("/api/v1/plants")
@Tag(name = "Plants", description = "The organization's sites, and when people work there")
class PlantController {

    private static final String WHEN = " What was due before stays due at its moment.";

    private final PlantService service;

    PlantController(PlantService service) {
        this.service = service;
    }

    @GetMapping
    @RequireCapability(ORG_READ)
    @Operation(summary = "List plants", description = "Those out of use included; see status.")
    Page<PlantLine> list(ListQuery query) {
        return service.list(query);
    }

    @GetMapping("/{id}")
    @RequireCapability(ORG_READ)
    @Operation(summary = "Read a plant", description = "With its working hours and holidays.")
    PlantView get(@PathVariable UUID id) {
        return service.get(id);
    }

    @PostMapping
    @RequireCapability(ORG_UPDATE)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Set up a plant",
            description = "With main, deadlines count in its working time where no plant is named." + WHEN)
    ResponseEntity<PlantView> create(@Valid @RequestBody PlantRequest request) {
        var plant = service.create(request);
        return ResponseEntity.created(URI.create("/api/v1/plants/" + plant.id()))
                .body(plant);
    }

    @PutMapping("/{id}")
    @RequireCapability(ORG_UPDATE)
    @Idempotent
    @Operation(
            summary = "Change a plant",
            description = "Replaces what is known about it, hours and holidays included." + WHEN)
    PlantView change(@PathVariable UUID id, @Valid @RequestBody PlantRequest request, IfMatch ifMatch) {
        return service.change(id, request, ifMatch);
    }

    @DeleteMapping("/{id}")
    @RequireCapability(ORG_UPDATE)
    @Idempotent
    @Operation(
            summary = "Deactivate a plant",
            description =
                    "It stays readable and stays inactive, and is no longer the main plant. Processes that name it"
                            + " still count in its working time.")
    PlantView deactivate(@PathVariable UUID id, IfMatch ifMatch) {
        return service.deactivate(id, ifMatch);
    }
}
