package io.millrace.partners.identifiers;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Account at an Indian bank: the branch by its IFSC, and the bank's own account number. Source of the IFSC: Reserve Bank of
 * India, four letters for the bank, a zero kept for later use, six characters for the branch. Account numbers have no
 * common check digit; Indian banks use 9 to 18 digits, the range that the National Payments Corporation accepts.
 */
public final class IndianAccount {

    private static final Pattern IFSC = Pattern.compile("[A-Z]{4}0[A-Z0-9]{6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,18}");

    private IndianAccount() {}

    public static Optional<Finding> checkIfsc(String ifsc) {
        if (IFSC.matcher(ifsc).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "IFSC_FORMAT", "An IFSC has four letters, a zero and six letters or digits, such as SBIN0005943"));
    }

    public static Optional<Finding> checkNumber(String number) {
        if (NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Finding("ACCOUNT_NUMBER_FORMAT", "An Indian account number has 9 to 18 digits"));
    }
}
