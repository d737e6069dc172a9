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
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
@RequestMapping("/api/v1/partners/{id}/employees")
@Tag(name = "Partners' employees", description = "Who works for a partner")
class PartnerEmployeeController {

    private final PartnerEmployeeService service;

    PartnerEmployeeController(PartnerEmployeeService service) {
        this.service = service;
    }

    @GetMapping
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List a partner's employees", description = "Those who have left included; see status.")
    Page<PartnerEmployeeView> list(@PathVariable UUID id, ListQuery query) {
        return service.list(id, query);
    }

    @GetMapping("/{employeeId}")
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read an employee of a partner")
    PartnerEmployeeView get(@PathVariable UUID id, @PathVariable UUID employeeId) {
        return service.get(id, employeeId);
    }

    @PostMapping
    @RequireCapability(PARTNER_CREATE)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add an employee to a partner",
            description = "Their number can be called back about a bank account once it has been known long enough.")
    ResponseEntity<PartnerEmployeeView> add(@PathVariable UUID id, @RequestBody Employee request) {
        var employee = service.add(id, request);
        return ResponseEntity.created(URI.create("/api/v1/partners/" + id + "/employees/" + employee.id()))
                .body(employee);
    }

    @PutMapping("/{employeeId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(
            summary = "Change an employee of a partner",
            description = "Replaces what is known about them. A changed number counts as new for call-backs.")
    PartnerEmployeeView change(
            @PathVariable UUID id, @PathVariable UUID employeeId, @RequestBody Employee request, IfMatch ifMatch) {
        return service.change(id, employeeId, request, ifMatch);
    }

    @DeleteMapping("/{employeeId}")
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent
    @Operation(summary = "Deactivate an employee of a partner", description = "They stay readable, and stay inactive.")
    PartnerEmployeeView deactivate(@PathVariable UUID id, @PathVariable UUID employeeId, IfMatch ifMatch) {
        return service.deactivate(id, employeeId, ifMatch);
    }

    /** @param phone with its country code, or as it is dialled in the partner's country */
    record Employee(
            @Schema(example = "Jule Weber") @NotBlank @Size(max = 200)
            String name,

            @Schema(example = "Head of accounts") @Nullable @Size(max = 200)
            String jobTitle,

            @Schema(example = "jule.weber@partner.example") @Nullable @Email @Size(max = 254)
            String email,

            @Schema(example = "+49 2151 555010") @Nullable @Size(max = 30)
            String phone) {

        /** Without the person: their data must not reach a log. */
        @Override
        public String toString() {
            return "Employee[]";
        }
    }
}
