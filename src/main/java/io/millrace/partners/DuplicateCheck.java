package io.millrace.partners;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether the organization knows the applicant already: by the same tax identity for certain, by a like name perhaps. */
@Component
class DuplicateCheck implements AutomaticCheck {

    private final KnownPartners known;

    DuplicateCheck(KnownPartners known) {
        this.known = known;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.DUPLICATE;
    }

    @Override
    public CheckResult check(CheckedParty party) {
        var result = new CheckResult.Builder();
        for (var same : known.withTaxIdentityOf(party)) {
            var how = same.exact() ? "has the same " + same.scheme() : "has the same PAN, registered elsewhere";
            result.raise(CheckOutcome.HIT, "Tax identity", who(same.what(), same.legalName(), same.id()) + " " + how);
        }
        for (var like : known.withNameLike(party)) {
            result.raise(
                    CheckOutcome.WARNING,
                    "Name",
                    String.format(
                            Locale.ROOT,
                            "%s has a name that is %.0f %% alike",
                            who(like.what(), like.legalName(), like.id()),
                            100 * like.similarity()));
        }
        return result.build(
                "Active partners and open applications",
                switch (result.worst()) {
                    case PASSED -> "Nobody with these tax identities or a like name is known.";
                    case WARNING -> "Somebody with a like name is known.";
                    default -> "Somebody with the same tax identity is known already.";
                });
    }

    private static String who(String what, String legalName, Object id) {
        return what + " \"" + legalName + "\" (" + id + ")";
    }
}
