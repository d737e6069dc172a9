package io.millrace.partners;

import io.millrace.partners.identifiers.Bic;
import io.millrace.partners.identifiers.Finding;
import io.millrace.partners.identifiers.Gstin;
import io.millrace.partners.identifiers.Iban;
import io.millrace.partners.identifiers.IndianAccount;
import io.millrace.partners.identifiers.TaxScheme;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What annotations can't say about the parts of a declaration, whoever declares them. */
final class DeclarationRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private DeclarationRules() {}

    static void country(String field, @Nullable String country, FieldFailures failures) {
        failures.test(field, country, code -> unknown(code, COUNTRIES, "COUNTRY", "ISO 3166-1"));
    }

    static void taxIdentities(List<TaxIdentity> identities, FieldFailures failures) {
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

    /** @param field the account's path; fields of the account itself have no parent where it is empty */
    static void bankAccount(String field, BankAccount account, FieldFailures failures) {
        var parent = field.isEmpty() ? "" : field + ".";
        failures.test(
                parent + "currency",
                account.currency(),
                currency -> unknown(currency, CURRENCIES, "CURRENCY", "ISO 4217"));
        failures.test(parent + "iban", account.iban(), Iban::check);
        failures.test(parent + "bic", account.bic(), Bic::check);
        failures.test(parent + "ifsc", account.ifsc(), IndianAccount::checkIfsc);
        failures.test(parent + "accountNumber", account.accountNumber(), IndianAccount::checkNumber);
        boolean indian = account.ifsc() != null || account.accountNumber() != null;
        var whole = field.isEmpty() ? "iban" : field;
        if (account.iban() != null && indian) {
            failures.add(
                    whole,
                    new Finding("BANK_ACCOUNT_AMBIGUOUS", "Give either an IBAN, or an IFSC and an account number"));
        } else if (account.iban() == null && !indian) {
            failures.add(
                    whole,
                    new Finding("BANK_ACCOUNT_NUMBER_REQUIRED", "Give an IBAN, or an IFSC and an account number"));
        } else if (indian && account.ifsc() == null) {
            failures.add(parent + "ifsc", new Finding("REQUIRED", "An account number needs the bank's IFSC"));
        } else if (indian && account.accountNumber() == null) {
            failures.add(parent + "accountNumber", new Finding("REQUIRED", "An IFSC needs an account number"));
        }
    }

    private static Optional<Finding> unknown(String code, Set<String> known, String what, String standard) {
        return known.contains(code)
                ? Optional.empty()
                : Optional.of(new Finding(what + "_UNKNOWN", code + " is not a code of " + standard));
    }
}
