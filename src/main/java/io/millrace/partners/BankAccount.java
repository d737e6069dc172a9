package io.millrace.partners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a partner is paid: by IBAN (and BIC), or in India by IFSC and account number. */
record BankAccount(
        @NotBlank @Size(max = 200) String holder,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable @Size(max = 42) String iban,
        @Nullable @Size(max = 14) String bic,
        @Nullable @Size(max = 14) String ifsc,
        @Nullable @Size(max = 24) String accountNumber) {

    private static final int SHOWN = 4;

    public BankAccount {
        iban = canonical(iban);
        bic = canonical(bic);
        ifsc = canonical(ifsc);
        accountNumber = canonical(accountNumber);
    }

    /** The same account as answers show it: only the last four characters of its number. */
    public BankAccount masked() {
        return new BankAccount(holder, currency, mask(iban), bic, ifsc, mask(accountNumber));
    }

    /** Every field as text. */
    Map<AmendedField, @Nullable String> values() {
        var values = new EnumMap<AmendedField, @Nullable String>(AmendedField.class);
        values.put(AmendedField.BANK_ACCOUNT_HOLDER, holder);
        values.put(AmendedField.BANK_ACCOUNT_CURRENCY, currency);
        values.put(AmendedField.BANK_ACCOUNT_IBAN, iban);
        values.put(AmendedField.BANK_ACCOUNT_BIC, bic);
        values.put(AmendedField.BANK_ACCOUNT_IFSC, ifsc);
        values.put(AmendedField.BANK_ACCOUNT_NUMBER, accountNumber);
        return values;
    }

    /** Without holder and number: they must not reach a log. */
    @Override
    public String toString() {
        return "BankAccount[" + currency + "]";
    }

    private static @Nullable String canonical(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return value.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String mask(@Nullable String number) {
        if (number == null) {
            return null;
        }
        int hidden = Math.max(0, number.length() - SHOWN);
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
