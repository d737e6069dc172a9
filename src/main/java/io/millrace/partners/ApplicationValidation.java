package io.millrace.partners;

import io.millrace.partners.identifiers.Bic;
import io.millrace.partners.identifiers.Finding;
import io.millrace.partners.identifiers.Gstin;
import io.millrace.partners.identifiers.Iban;
import io.millrace.partners.identifiers.IndianAccount;
import io.millrace.partners.identifiers.TaxScheme;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what an applicant declares can be true, with every failure at once. */
@Component
class ApplicationValidation {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final Comparator<FieldFailure> BY_FIELD =
            Comparator.comparing(FieldFailure::field).thenComparing(FieldFailure::code);

    private final Validator validator;

    ApplicationValidation(Validator validator) {
        this.validator = validator;
    }

    /**
     * Lets only valid details pass.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INVALID} with every failure
     */
    void require(ApplicationDetails details) {
        refuse(failures(details));
    }

    /**
     * The details that a caller sent.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INVALID} with every failure, unreadable values included
     */
    ApplicationDetails read(ApplicationRequest request) {
        var unreadable = request.unreadable();
        var details = request.details();
        // What could not be read seems to be missing as well; that it is missing would be a lie.
        var others = failures(details).stream()
                .filter(failure -> unreadable.stream()
                        .noneMatch(known -> (known.field() + ".").startsWith(failure.field() + ".")));
        refuse(Stream.concat(unreadable.stream(), others).sorted(BY_FIELD).toList());
        return details;
    }

    private static void refuse(List<FieldFailure> failures) {
        if (!failures.isEmpty()) {
            throw Problem.of(
                            PartnerError.APPLICATION_INVALID,
                            failures.size() == 1
                                    ? "One field of the application is missing or wrong."
                                    : failures.size() + " fields of the application are missing or wrong.")
                    .withFields(failures);
        }
    }

    /** In the order of the fields' paths; a field that fails its annotations is not looked at any further. */
    List<FieldFailure> failures(ApplicationDetails details) {
        var failures = new Failures();
        validator.validate(details).forEach(failures::add);
        failures.test("country", details.country(), country -> unknown(country, COUNTRIES, "COUNTRY", "ISO 3166-1"));
        if (details.expectedAnnualVolume() != null
                && details.expectedAnnualVolume().amount().signum() < 0) {
            failures.add("expectedAnnualVolume.amount", new Finding("NEGATIVE", "A volume can't be negative"));
        }
        taxIdentities(details.taxIdentities(), failures);
        bankAccount(details, failures);
        return failures.sorted();
    }

    private static void taxIdentities(List<TaxIdentity> identities, Failures failures) {
        var pans = identities.stream()
                .filter(identity -> identity != null && identity.scheme() == TaxScheme.PAN)
                .map(TaxIdentity::value)
                .collect(Collectors.toSet());
        for (int i = 0; i < identities.size(); i++) {
            var identity = identities.get(i);
            if (identity == null || identity.scheme() == null) {
                continue;
            }
            var field = "taxIdentities[" + i + "].value";
            failures.test(field, identity.value(), identity.scheme()::check);
            if (identities.indexOf(identity) < i) {
                failures.add(field, new Finding("TAX_IDENTITY_REPEATED", "This number is in the list twice"));
            }
            if (identity.scheme() == TaxScheme.GSTIN && !pans.isEmpty()) {
                failures.test(
                        field,
                        identity.value(),
                        gstin -> pans.contains(Gstin.pan(gstin))
                                ? Optional.empty()
                                : Optional.of(new Finding(
                                        "GSTIN_PAN_MISMATCH", "The PAN inside this GSTIN is not the PAN declared")));
            }
        }
    }

    private static void bankAccount(ApplicationDetails details, Failures failures) {
        var account = details.bankAccount();
        if (account == null) {
            if (details.partnerType() != null && details.partnerType().isPaid()) {
                failures.add("bankAccount", new Finding("REQUIRED", "A partner that is paid needs a bank account"));
            }
            return;
        }
        failures.test("bankAccount.currency", account.currency(), ApplicationValidation::unknownCurrency);
        failures.test("bankAccount.iban", account.iban(), Iban::check);
        failures.test("bankAccount.bic", account.bic(), Bic::check);
        failures.test("bankAccount.ifsc", account.ifsc(), IndianAccount::checkIfsc);
        failures.test("bankAccount.accountNumber", account.accountNumber(), IndianAccount::checkNumber);
        boolean indian = account.ifsc() != null || account.accountNumber() != null;
        if (account.iban() != null && indian) {
            failures.add(
                    "bankAccount",
                    new Finding("BANK_ACCOUNT_AMBIGUOUS", "Give either an IBAN, or an IFSC and an account number"));
        } else if (account.iban() == null && !indian) {
            failures.add(
                    "bankAccount",
                    new Finding("BANK_ACCOUNT_NUMBER_REQUIRED", "Give an IBAN, or an IFSC and an account number"));
        } else if (indian && account.ifsc() == null) {
            failures.add("bankAccount.ifsc", new Finding("REQUIRED", "An account number needs the bank's IFSC"));
        } else if (indian && account.accountNumber() == null) {
            failures.add("bankAccount.accountNumber", new Finding("REQUIRED", "An IFSC needs an account number"));
        }
    }

    private static Optional<Finding> unknownCurrency(String currency) {
        return unknown(currency, CURRENCIES, "CURRENCY", "ISO 4217");
    }

    private static Optional<Finding> unknown(String code, Set<String> known, String what, String standard) {
        return known.contains(code)
                ? Optional.empty()
                : Optional.of(new Finding(what + "_UNKNOWN", code + " is not a code of " + standard));
    }

    private interface Check {
        Optional<Finding> of(String value);
    }

    /** Gathers failures, and keeps a value that is missing or misshapen away from the checks that would stumble on it. */
    private static final class Failures {

        private final List<FieldFailure> found = new ArrayList<>();

        void test(String field, @Nullable String value, Check check) {
            if (value != null
                    && found.stream().noneMatch(failure -> failure.field().equals(field))) {
                check.of(value).ifPresent(finding -> add(field, finding));
            }
        }

        void add(String field, Finding finding) {
            found.add(new FieldFailure(field, finding.code(), finding.message()));
        }

        void add(ConstraintViolation<?> violation) {
            var constraint = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            var code = WORD.matcher(constraint).replaceAll("_").toUpperCase(Locale.ROOT);
            var path = violation.getPropertyPath().toString().replace(".<list element>", "");
            add(path, new Finding(code, String.valueOf(violation.getMessage())));
        }

        List<FieldFailure> sorted() {
            return found.stream().sorted(BY_FIELD).toList();
        }
    }
}
