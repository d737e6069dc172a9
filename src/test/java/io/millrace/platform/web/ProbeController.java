package io.millrace.platform.web;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.security.RequireCapability;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints of every shape that the conventions are about; the profile keeps them out of the application. */
@Profile("probe")
@RestController
@RequestMapping("/api/v1/probes")
class ProbeController {

    enum Colour {
        RED,
        BLUE
    }

    record BankAccount(@NotBlank String iban) {}

    record Line(@Min(1) int quantity) {}

    record Partner(
            @NotBlank String name,
            @Email @Nullable String email,
            @NotNull @Valid BankAccount bankAccount,
            @NotEmpty @Valid List<Line> lines) {}

    record Values(
            @Nullable String text,
            @Nullable Integer whole,
            @Nullable BigDecimal decimal,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable UUID id,
            @Nullable Colour colour,
            @Nullable Money price,
            @Nullable List<String> tags) {}

    record Count(int count) {}

    record Probe(UUID id, long version) implements Versioned {}

    record Wide(
            UUID id,
            String name,
            BankAccount bankAccount,
            List<Line> lines,
            @Nullable String note,
            long version) implements Versioned {

        static Wide of(UUID id) {
            return new Wide(id, "Blue Mill", new BankAccount("DE02"), List.of(new Line(1), new Line(2)), null, 7);
        }
    }

    @RequireCapability("PROBE_CREATE")
    @Idempotent(required = true)
    @PostMapping("/partners")
    Partner create(@Valid @RequestBody Partner partner) {
        return partner;
    }

    @PostMapping("/values")
    Values echo(@RequestBody Values values) {
        return values;
    }

    @PostMapping("/counts")
    Count count(@RequestBody Count count) {
        return count;
    }

    @GetMapping("/{id}")
    Probe read(@PathVariable UUID id, @RequestParam(required = false) @Nullable Colour colour) {
        return new Probe(id, 3);
    }

    @Sparse
    @GetMapping("/wide/{id}")
    Wide wide(@PathVariable UUID id) {
        if (id.getMostSignificantBits() == 0) {
            throw Problem.of(PlatformError.NOT_FOUND);
        }
        return Wide.of(id);
    }

    @Sparse
    @GetMapping("/wide")
    Page<Wide> wide(@Searchable ListQuery query) {
        return new Page<>(List.of(Wide.of(new UUID(1, 1)), Wide.of(new UUID(1, 2))), "abc", 2L);
    }

    @PutMapping("/{id}")
    Probe write(@PathVariable UUID id, IfMatch ifMatch) {
        ifMatch.check(3);
        return new Probe(id, 4);
    }

    @PublicEndpoint
    @GetMapping("/sized")
    int sized(@RequestParam @Min(5) int size) {
        return size;
    }

    @Sunset(since = "2023-07-01", on = "2024-07-01", link = "/docs/api")
    @GetMapping("/old")
    int old(@RequestParam int size) {
        return size;
    }

    @GetMapping
    Page<ListQuery> list(ListQuery query) {
        return new Page<>(List.of(query), query.cursor() == null ? "abc" : null, null);
    }

    @GetMapping("/failures/{kind}")
    String fail(@PathVariable String kind) {
        throw switch (kind) {
            case "lock" -> new OptimisticLockingFailureException("row of table partner");
            case "duplicate" -> new DuplicateKeyException("partner_name_key");
            case "reference" -> new DataIntegrityViolationException("fk", new SQLException("fk", "23503"));
            case "character" -> new DataIntegrityViolationException("nul", new SQLException("0x00", "22021"));
            case "database" -> new CannotCreateTransactionException("no connection to 10.0.0.1");
            case "broken" -> new IllegalStateException("io", new SQLException("connection reset", "08006"));
            case "problem" -> Problem.of(PlatformError.STALE_VERSION, "Read it again.");
            default -> new IllegalStateException("select secret from io.millrace.Inside");
        };
    }
}
