package io.millrace.partners;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** An account to which a partner may be paid. */
@Table("partner_bank_account")
record PartnerBankAccount(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        @Embedded.Empty(prefix = "bank_") BankAccount account,
        Instant validFrom) {}
