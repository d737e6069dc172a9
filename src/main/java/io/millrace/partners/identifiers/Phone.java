package io.millrace.partners.identifiers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * Phone numbers as their countries plan them. Source: ITU-T E.164 and the national numbering plans, as libphonenumber
 * carries them. A right number need not be connected: only a call knows that.
 */
public final class Phone {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private Phone() {}

    /** @param country ISO 3166 code of the country whose numbers are written without a country code */
    public static Optional<Finding> check(String number, String country) {
        PhoneNumber parsed;
        try {
            parsed = PLANS.parse(number, country);
        } catch (NumberParseException e) {
            return Optional.of(new Finding(
                    "PHONE_FORMAT", "A phone number is digits with its country code, such as +91 22 5550 1234"));
        }
        if (PLANS.isValidNumber(parsed)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (PLANS.isPossibleNumberWithReason(parsed)) {
                    case TOO_SHORT -> new Finding("PHONE_LENGTH", "This number has too few digits for its country");
                    case TOO_LONG -> new Finding("PHONE_LENGTH", "This number has too many digits for its country");
                    case INVALID_COUNTRY_CODE ->
                        new Finding("PHONE_COUNTRY", "+" + parsed.getCountryCode() + " is no country code");
                    default -> new Finding("PHONE_UNASSIGNED", "Nobody in its country can have this number");
                });
    }

    /** The one spelling that is stored, such as {@code +912255501234}, of a number that passes the check. */
    public static String e164(String number, String country) {
        try {
            return PLANS.format(PLANS.parse(number, country), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("Not a phone number of " + country, e);
        }
    }
}
