package io.millrace.partners.identifiers;

import java.util.Optional;
import org.iban4j.BicFormatException;
import org.iban4j.BicUtil;
import org.iban4j.UnsupportedCountryException;

/**
 * Business identifier code of a bank: institution (4), ISO 3166 country (2), location (2), optional branch (3), without a
 * check digit. Source: ISO 9362.
 */
public final class Bic {

    private Bic() {}

    public static Optional<Finding> check(String bic) {
        try {
            BicUtil.validate(bic);
            return Optional.empty();
        } catch (UnsupportedCountryException e) {
            return Optional.of(new Finding("BIC_COUNTRY", country(bic) + " is not a country"));
        } catch (BicFormatException e) {
            return Optional.of(new Finding(
                    "BIC_FORMAT", "A BIC has 8 or 11 characters: bank, country, location, branch, such as DEUTDEFF"));
        }
    }

    /** ISO 3166 code of the country of a BIC of the right format. */
    public static String country(String bic) {
        return bic.substring(4, 6);
    }
}
