package io.millrace.partners.identifiers;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands on a vehicle's number plate. Of India the format is known: state, district, series, number ({@code MH 12 AB
 * 1234}), or year, BH, number, series ({@code 22 BH 1234 AA}). Source: Central Motor Vehicles Rules 1989, rules 50 and 48,
 * and the state codes of the Ministry of Road Transport. Elsewhere there are too many series, so only length and letters
 * are looked at.
 */
public final class VehicleRegistration {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-·]");
    private static final Pattern STATE = Pattern.compile("([A-Z]{2})[0-9]{1,2}[A-HJ-NP-Z]{0,3}[0-9]{1,4}");
    private static final Pattern BHARAT = Pattern.compile("[0-9]{2}BH[0-9]{4}[A-HJ-NP-Z]{1,2}");
    private static final Pattern ELSEWHERE = Pattern.compile("(?=.*[0-9])[\\p{Lu}0-9]{2,12}");

    private static final Set<String> STATES = Set.of(
            "AN", "AP", "AR", "AS", "BR", "CG", "CH", "DD", "DL", "DN", "GA", "GJ", "HP", "HR", "JH", "JK", "KA", "KL",
            "LA", "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR", "PB", "PY", "RJ", "SK", "TG", "TN", "TR", "TS",
            "UA", "UK", "UP", "WB");

    private VehicleRegistration() {}

    /** The one spelling that is stored and compared: upper case, without the separators that people write. */
    public static String canonical(String registration) {
        return SEPARATORS.matcher(registration).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /**
     * What is wrong with a registration in its canonical spelling.
     *
     * @param country ISO 3166 code of the country where the vehicle is registered
     */
    public static Optional<Finding> check(String registration, String country) {
        return country.equals("IN") ? indian(registration) : elsewhere(registration);
    }

    private static Optional<Finding> indian(String registration) {
        if (BHARAT.matcher(registration).matches()) {
            return Optional.empty();
        }
        var state = STATE.matcher(registration);
        if (!state.matches()) {
            return Optional.of(new Finding(
                    "REGISTRATION_FORMAT",
                    "A registration of India has state, district, series and number, such as MH 12 AB 1234"));
        }
        return STATES.contains(state.group(1))
                ? Optional.empty()
                : Optional.of(new Finding("REGISTRATION_STATE", state.group(1) + " is no state of India"));
    }

    private static Optional<Finding> elsewhere(String registration) {
        return ELSEWHERE.matcher(registration).matches()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "REGISTRATION_FORMAT",
                        "A registration has 2 to 12 letters and digits, with at least one digit"));
    }
}
