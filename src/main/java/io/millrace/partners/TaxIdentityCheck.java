package io.millrace.partners;

import org.springframework.stereotype.Component;

/** Whether the tax identities are well-formed, and of the country where the partner says it sits. */
@Component
class TaxIdentityCheck implements AutomaticCheck {

    @Override
    public CheckKind kind() {
        return CheckKind.TAX_IDENTITY;
    }

    @Override
    public CheckResult check(CheckedParty party) {
        var result = new CheckResult.Builder();
        var country = party.country();
        for (var identity : party.taxIdentities()) {
            var feature = identity.scheme().name();
            var finding = identity.scheme().check(identity.value());
            if (finding.isPresent()) {
                result.raise(CheckOutcome.FAILED, feature, finding.get().message());
                continue;
            }
            result.note(
                    feature,
                    identity.scheme().hasCheckDigit(identity.value())
                            ? "Format and check digit are right"
                            : "Format is right; there is no public check digit");
            var issuer = identity.scheme().country(identity.value());
            if (!issuer.equals(country)) {
                result.raise(
                        CheckOutcome.WARNING,
                        feature,
                        "Issued by " + issuer + ", while the partner sits in " + country);
            }
        }
        return result.build(
                "Published rules of the tax authorities",
                switch (result.worst()) {
                    case PASSED -> "Every tax identity is well-formed. Whether it is registered was not asked.";
                    case WARNING -> "The tax identities are well-formed, but not all are of the partner's country.";
                    default -> "A tax identity is wrong.";
                });
    }
}
