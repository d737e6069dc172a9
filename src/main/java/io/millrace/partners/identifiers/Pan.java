package io.millrace.partners.identifiers;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Indian Permanent Account Number: five letters, four digits, one letter; the fourth letter is the kind of holder.
 * Source: Income Tax Department of India, "Know your PAN"; rule 114 of the Income-tax Rules, 1962. The last letter is a
 * check letter whose rule is not published, so it cannot be verified here.
 */
final class Pan {

    private static final Pattern FORMAT = Pattern.compile("[A-Z]{5}[0-9]{4}[A-Z]");

    /** Person, company, Hindu undivided family, firm, association, trust, body, local authority, juridical, government. */
    private static final String HOLDERS = "PCHFATBLJG";

    private Pan() {}

    public static Optional<Finding> check(String pan) {
        if (!FORMAT.matcher(pan).matches()) {
            return Optional.of(new Finding(
                    "PAN_FORMAT", "A PAN has five letters, four digits and one letter, such as AAPFU0939F"));
        }
        if (HOLDERS.indexOf(pan.charAt(3)) < 0) {
            return Optional.of(new Finding(
                    "PAN_HOLDER",
                    "The fourth letter of a PAN is the kind of holder, one of " + HOLDERS + ", not " + pan.charAt(3)));
        }
        return Optional.empty();
    }
}
