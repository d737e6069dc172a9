package io.millrace.partners;

import static io.millrace.partners.PartnerCapabilities.PARTNER_CALL_BACK;
import static io.millrace.partners.PartnerCapabilities.PARTNER_MANAGE_BANK_ACCOUNTS;
import static io.millrace.partners.PartnerCapabilities.PARTNER_READ;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partners/{id}/bank-accounts")
@Tag(name = "Partners' bank accounts", description = "Where a partner is paid, and how that changes")
class PartnerBankAccountController {

    private final BankAccountService service;
    private final AmendmentViews amendments;

    PartnerBankAccountController(BankAccountService service, AmendmentViews amendments) {
        this.service = service;
        this.amendments = amendments;
    }

    @GetMapping
    @RequireCapability(PARTNER_READ)
    @Operation(
            summary = "List a partner's bank accounts",
            description =
                    "One a currency is in force; others are in quarantine, replaced or refused. Numbers are masked.")
    Page<BankAccountView> list(@PathVariable UUID id, ListQuery query) {
        return service.list(id, query);
    }

    @GetMapping("/{accountId}")
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read a bank account of a partner", description = "Its number is masked.")
    BankAccountView get(@PathVariable UUID id, @PathVariable UUID accountId) {
        return service.get(id, accountId);
    }

    @PostMapping
    @RequireCapability(PARTNER_MANAGE_BANK_ACCOUNTS)
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for another bank account of a partner",
            description =
                    "Starts the process partner-amendment. The new account is in quarantine, and the one in force stays"
                            + " there, until two people have approved it and the partner was called back over a contact known"
                            + " before. The partner is told by mail.")
    ResponseEntity<BankAccountView> request(@PathVariable UUID id, @RequestBody Change request) {
        var account = service.request(id, request);
        return ResponseEntity.created(URI.create("/api/v1/partners/" + id + "/bank-accounts/" + account.id()))
                .body(account);
    }

    @PostMapping("/{accountId}/call-back")
    @RequireCapability(PARTNER_CALL_BACK)
    @Idempotent(required = true)
    @Operation(
            summary = "Record that the partner was called back",
            description =
                    "Completes the task that waits for it. Those who may be called are listed in the amendment; DENIED"
                            + " refuses the account, NOT_REACHED lets the task wait on. Not for whoever asked for the change.")
    AmendmentView callBack(@PathVariable UUID id, @PathVariable UUID accountId, @RequestBody Call request) {
        return amendments.view(id, service.callBack(id, accountId, request));
    }

    /** @param reason why, for those who decide */
    record Change(
            @Schema(example = "The partner moves its accounts to another bank.") @NotBlank @Size(min = 10, max = 2000)
            String reason,

            @NotNull @Valid BankAccount account) {

        /** Without the reason: people's names must not reach a log. */
        @Override
        public String toString() {
            return "Change[" + account + "]";
        }
    }

    /**
     * @param contact which of the amendment's {@code callableContacts}, from 1 on
     * @param note what was asked and answered
     */
    record Call(
            @Schema(example = "1") @NotNull @Min(1) Integer contact,
            @NotNull CallBackOutcome outcome,

            @Schema(example = "Read the last four digits back to me and confirmed the bank.")
            @NotBlank
            @Size(min = 10, max = 2000)
            String note) {

        /** Without what was said: personal data must not reach a log. */
        @Override
        public String toString() {
            return "Call[" + outcome + "]";
        }
    }
}
