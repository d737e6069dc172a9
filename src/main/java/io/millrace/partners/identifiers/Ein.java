package io.millrace.partners.identifiers;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * United States employer identification number: nine digits without a check digit, of which the first two name the
 * campus that assigned it. Source: Internal Revenue Service, "How EINs are assigned and valid EIN prefixes".
 */
final class Ein {

    private static final Pattern FORMAT = Pattern.compile("[0-9]{9}");

    /** Two-digit numbers that no campus assigns. */
    private static final Set<String> UNASSIGNED = Set.of(
            "00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97");

    private Ein() {}

    public static Optional<Finding> check(String ein) {
        if (!FORMAT.matcher(ein).matches()) {
            return Optional.of(new Finding("EIN_FORMAT", "An EIN has nine digits, such as 91-1144442"));
        }
        if (UNASSIGNED.contains(ein.substring(0, 2))) {
            return Optional.of(
                    new Finding("EIN_PREFIX", "No EIN starts with " + ein.substring(0, 2) + ": no campus assigns it"));
        }
        return Optional.empty();
    }
}
