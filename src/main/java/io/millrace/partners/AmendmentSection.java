package io.millrace.partners;

import java.util.EnumSet;
import java.util.Set;

/** A part of a partner's record that is changed as a whole: there is one open change of it at a time. */
enum AmendmentSection {
    LEGAL_NAME(CheckKind.SANCTIONS, CheckKind.DUPLICATE),
    TRADE_NAME(CheckKind.SANCTIONS),
    PARTNER_TYPE(CheckKind.COMPLETENESS),
    COUNTRY(CheckKind.SANCTIONS, CheckKind.TAX_IDENTITY, CheckKind.COMPLETENESS),
    ADDRESS,
    CONTACT(CheckKind.SANCTIONS),
    TAX_IDENTITIES(CheckKind.TAX_IDENTITY, CheckKind.DUPLICATE),
    BANK_ACCOUNT(CheckKind.BANK_ACCOUNT);

    private final Set<CheckKind> checks = EnumSet.noneOf(CheckKind.class);

    AmendmentSection(CheckKind... checks) {
        this.checks.addAll(Set.of(checks));
    }

    /** What has to be checked again when it changes. */
    Set<CheckKind> checks() {
        return Set.copyOf(checks);
    }
}
