package io.millrace.partners.identifiers;

import java.util.Optional;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;

/**
 * International bank account number: country, two check digits by ISO 7064 MOD 97-10, account in the country's own
 * structure. Source: ISO 13616-1 and the SWIFT IBAN registry, as iban4j carries them.
 */
public final class Iban {

    private Iban() {}

    public static Optional<Finding> check(String iban) {
        try {
            IbanUtil.validate(iban);
            return Optional.empty();
        } catch (InvalidCheckDigitException e) {
            return Optional.of(new Finding(
                    "IBAN_CHECKSUM",
                    "The check digits should be " + e.getExpected() + ", not " + e.getActual()
                            + ": a digit is wrong or two are swapped"));
        } catch (UnsupportedCountryException e) {
            return Optional.of(new Finding("IBAN_COUNTRY", country(iban) + " is not a country of the IBAN registry"));
        } catch (IbanFormatException e) {
            return Optional.of(explain(iban, e));
        }
    }

    /** ISO 3166 code of the country where the account is held; of an IBAN of at least two characters. */
    public static String country(String iban) {
        return iban.substring(0, 2);
    }

    private static Finding explain(String iban, IbanFormatException e) {
        return switch (e.getFormatViolation()) {
            case BBAN_LENGTH ->
                new Finding(
                        "IBAN_LENGTH",
                        "An IBAN of " + country(iban) + " has "
                                + (Integer.parseInt(String.valueOf(e.getExpected())) + 4) + " characters, not "
                                + iban.length());
            case COUNTRY_CODE_EXISTS ->
                new Finding("IBAN_COUNTRY", country(iban) + " is not a country of the IBAN registry");
            default ->
                new Finding(
                        "IBAN_FORMAT",
                        "An IBAN starts with a country code and two check digits, such as DE89 3704 0044 0532 0130 00");
        };
    }
}
