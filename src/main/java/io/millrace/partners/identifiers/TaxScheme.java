package io.millrace.partners.identifiers;

import java.util.Locale;
import java.util.Optional;

/** Registers of taxpayers whose numbers can be verified. */
public enum TaxScheme {
    GSTIN,
    PAN,
    EU_VAT,
    EIN;

    /** The one spelling that is stored and compared: upper case, without the separators that people write. */
    public String canonical(String value) {
        return value.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a number in its canonical spelling. */
    public Optional<Finding> check(String value) {
        return switch (this) {
            case GSTIN -> Gstin.check(value);
            case PAN -> Pan.check(value);
            case EU_VAT -> EuVat.check(value);
            case EIN -> Ein.check(value);
        };
    }

    /** ISO 3166 code of the country that issued a valid number. */
    public String country(String value) {
        return switch (this) {
            case GSTIN, PAN -> "IN";
            case EU_VAT -> EuVat.country(value);
            case EIN -> "US";
        };
    }

    /** Whether a check digit was verified, not just the format. */
    public boolean hasCheckDigit(String value) {
        return this == GSTIN || (this == EU_VAT && EuVat.hasCheckDigits(value));
    }
}
