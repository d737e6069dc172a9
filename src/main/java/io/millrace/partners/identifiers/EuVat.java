package io.millrace.partners.identifiers;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * VAT identification numbers of the European Union, with their country prefix (EL for Greece, XI for Northern Ireland).
 * Source of the formats: European Commission, VIES FAQ, "What is the format of a VAT number". A right number need not be
 * registered: only VIES itself knows that.
 */
final class EuVat {

    private static final Map<String, Pattern> FORMATS = Map.ofEntries(
            format("AT", "U[0-9]{8}"),
            format("BE", "[01][0-9]{9}"),
            format("BG", "[0-9]{9,10}"),
            format("CY", "[0-9]{8}[A-Z]"),
            format("CZ", "[0-9]{8,10}"),
            format("DE", "[1-9][0-9]{8}"),
            format("DK", "[0-9]{8}"),
            format("EE", "[0-9]{9}"),
            format("EL", "[0-9]{9}"),
            format("ES", "[A-Z][0-9]{7}[0-9A-Z]|[0-9]{8}[A-Z]"),
            format("FI", "[0-9]{8}"),
            format("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}"),
            format("HR", "[0-9]{11}"),
            format("HU", "[0-9]{8}"),
            format("IE", "[0-9][0-9A-Z+*][0-9]{5}[A-Z]{1,2}"),
            format("IT", "[0-9]{11}"),
            format("LT", "[0-9]{9}|[0-9]{12}"),
            format("LU", "[0-9]{8}"),
            format("LV", "[0-9]{11}"),
            format("MT", "[0-9]{8}"),
            format("NL", "[0-9]{9}B[0-9]{2}"),
            format("PL", "[0-9]{10}"),
            format("PT", "[0-9]{9}"),
            format("RO", "[0-9]{2,10}"),
            format("SE", "[0-9]{10}01"),
            format("SI", "[0-9]{8}"),
            format("SK", "[0-9]{10}"),
            format("XI", "[0-9]{9}|[0-9]{12}|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}"));

    private EuVat() {}

    public static Optional<Finding> check(String vat) {
        var prefix = vat.length() < 2 ? "" : vat.substring(0, 2);
        var format = FORMATS.get(prefix);
        if (format == null) {
            return Optional.of(new Finding(
                    "EU_VAT_COUNTRY", "A VAT number starts with the prefix of a member state, such as DE, FR or EL"));
        }
        var number = vat.substring(2);
        if (!format.matcher(number).matches()) {
            return Optional.of(new Finding("EU_VAT_FORMAT", "This is not how a VAT number of " + prefix + " is built"));
        }
        if (!EuVatCheckDigits.hold(prefix, number)) {
            return Optional.of(
                    new Finding("EU_VAT_CHECKSUM", "The check digits of " + vat + " do not fit its other digits"));
        }
        return Optional.empty();
    }

    /** ISO 3166 code of the country that issued a number of the right format. */
    public static String country(String vat) {
        return switch (vat.substring(0, 2)) {
            case "EL" -> "GR";
            case "XI" -> "GB";
            default -> vat.substring(0, 2);
        };
    }

    /** Whether more than the format of this number's country is verified. */
    public static boolean hasCheckDigits(String vat) {
        return EuVatCheckDigits.known(vat.substring(0, 2));
    }

    private static Map.Entry<String, Pattern> format(String prefix, String regex) {
        return entry(prefix, Pattern.compile(regex));
    }
}
