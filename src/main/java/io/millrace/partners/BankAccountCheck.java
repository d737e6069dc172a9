package io.millrace.partners;

import io.millrace.partners.identifiers.Bic;
import io.millrace.partners.identifiers.Finding;
import io.millrace.partners.identifiers.Iban;
import io.millrace.partners.identifiers.IndianAccount;
import io.millrace.partners.screening.NameSimilarity;
import io.millrace.partners.screening.NormalizedName;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the bank account is well-formed, held in the partner's country, and held by the partner. */
@Component
class BankAccountCheck implements AutomaticCheck {

    @Override
    public CheckKind kind() {
        return CheckKind.BANK_ACCOUNT;
    }

    @Override
    public CheckResult check(CheckedParty party) {
        var result = new CheckResult.Builder();
        var account = party.bankAccount();
        if (account == null) {
            return result.build("None", "No account was declared, and none is needed.");
        }
        test(result, "IBAN", account.iban(), Iban::check);
        test(result, "BIC", account.bic(), Bic::check);
        test(result, "IFSC", account.ifsc(), IndianAccount::checkIfsc);
        test(result, "Account number", account.accountNumber(), IndianAccount::checkNumber);
        if (result.worst() != CheckOutcome.FAILED) {
            compare(result, party, account);
        }
        return result.build(
                "ISO 13616, ISO 9362, Reserve Bank of India",
                switch (result.worst()) {
                    case PASSED -> "The account is well-formed, in the partner's country and in its name.";
                    case WARNING -> "The account is well-formed, but something about it is unusual.";
                    default -> "The account is wrong.";
                });
    }

    /** ISO 3166 code of the country where an account is held. */
    static String country(BankAccount account) {
        return account.iban() == null ? "IN" : Iban.country(account.iban());
    }

    private static void compare(CheckResult.Builder result, CheckedParty party, BankAccount account) {
        var held = country(account);
        if (!held.equals(party.country())) {
            result.raise(
                    CheckOutcome.WARNING,
                    "Country",
                    "Held in " + held + ", while the partner sits in " + party.country());
        }
        if (account.bic() != null && !Bic.country(account.bic()).equals(held)) {
            result.raise(
                    CheckOutcome.WARNING,
                    "BIC",
                    "The bank is of " + Bic.country(account.bic()) + ", the account of " + held);
        }
        var holder = NormalizedName.of(account.holder());
        boolean ownName = Stream.of(Optional.of(party.legalName()), Optional.ofNullable(party.tradeName()))
                .flatMap(Optional::stream)
                .anyMatch(name ->
                        NameSimilarity.between(holder, NormalizedName.of(name)).value() >= NameSimilarity.SAME_TOKEN);
        if (!ownName) {
            result.raise(CheckOutcome.WARNING, "Holder", "The account is not held in the partner's name");
        }
    }

    private static void test(
            CheckResult.Builder result,
            String feature,
            @Nullable String value,
            Function<String, Optional<Finding>> rule) {
        if (value == null) {
            return;
        }
        rule.apply(value)
                .ifPresentOrElse(
                        finding -> result.raise(CheckOutcome.FAILED, feature, finding.message()),
                        () -> result.note(feature, "Well-formed"));
    }
}
