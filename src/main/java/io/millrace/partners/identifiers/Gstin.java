package io.millrace.partners.identifiers;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Indian goods and services tax number: state code (2), PAN (10), registration of that PAN in the state (1), Z, check
 * character. Source: GST Network, "Structure of GSTIN"; rule 10 of the CGST Rules, 2017. The check character is Luhn's
 * method on base 36: weights 1 and 2 from the left, quotient plus remainder by 36, complement to 36.
 */
public final class Gstin {

    private static final Pattern FORMAT = Pattern.compile("[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** 01 to 38 are the states and union territories, 97 is "other territory", 99 the centre's jurisdiction. */
    private static final Set<String> STATES = IntStream.concat(IntStream.rangeClosed(1, 38), IntStream.of(97, 99))
            .mapToObj(code -> "%02d".formatted(code))
            .collect(Collectors.toUnmodifiableSet());

    private Gstin() {}

    public static Optional<Finding> check(String gstin) {
        if (!FORMAT.matcher(gstin).matches()) {
            return Optional.of(new Finding(
                    "GSTIN_FORMAT",
                    "A GSTIN has a state code, a PAN, one digit or letter, Z and a check character, such as"
                            + " 27AAPFU0939F1ZV"));
        }
        if (!STATES.contains(gstin.substring(0, 2))) {
            return Optional.of(
                    new Finding("GSTIN_STATE", gstin.substring(0, 2) + " is not a state code of the GST Network"));
        }
        var pan = Pan.check(pan(gstin));
        if (pan.isPresent()) {
            return pan.map(finding -> new Finding("GSTIN_PAN", "The PAN inside is wrong: " + finding.message()));
        }
        char expected = checkCharacter(gstin);
        if (gstin.charAt(14) != expected) {
            return Optional.of(new Finding("GSTIN_CHECKSUM", "The check digit of " + gstin + " should be " + expected));
        }
        return Optional.empty();
    }

    /** The PAN inside a GSTIN of the right format. */
    public static String pan(String gstin) {
        return gstin.substring(2, 12);
    }

    static char checkCharacter(String gstin) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = ALPHABET.indexOf(gstin.charAt(i)) * (1 + i % 2);
            sum += product / 36 + product % 36;
        }
        return ALPHABET.charAt((36 - sum % 36) % 36);
    }
}
