package io.millrace.partners;

import java.util.Locale;

/** A field of a partner's record that can be changed. */
enum AmendedField {
    LEGAL_NAME(AmendmentSection.LEGAL_NAME),
    TRADE_NAME(AmendmentSection.TRADE_NAME),
    PARTNER_TYPE(AmendmentSection.PARTNER_TYPE),
    COUNTRY(AmendmentSection.COUNTRY),
    ADDRESS_LINE1(AmendmentSection.ADDRESS),
    ADDRESS_LINE2(AmendmentSection.ADDRESS),
    ADDRESS_CITY(AmendmentSection.ADDRESS),
    ADDRESS_POSTAL_CODE(AmendmentSection.ADDRESS),
    ADDRESS_REGION(AmendmentSection.ADDRESS),
    CONTACT_NAME(AmendmentSection.CONTACT),
    CONTACT_EMAIL(AmendmentSection.CONTACT),
    CONTACT_PHONE(AmendmentSection.CONTACT),
    TAX_IDENTITIES(AmendmentSection.TAX_IDENTITIES),
    BANK_ACCOUNT_HOLDER(AmendmentSection.BANK_ACCOUNT),
    BANK_ACCOUNT_CURRENCY(AmendmentSection.BANK_ACCOUNT),
    BANK_ACCOUNT_IBAN(AmendmentSection.BANK_ACCOUNT),
    BANK_ACCOUNT_BIC(AmendmentSection.BANK_ACCOUNT),
    BANK_ACCOUNT_IFSC(AmendmentSection.BANK_ACCOUNT),
    BANK_ACCOUNT_NUMBER(AmendmentSection.BANK_ACCOUNT);

    private final AmendmentSection section;

    AmendedField(AmendmentSection section) {
        this.section = section;
    }

    AmendmentSection section() {
        return section;
    }

    /** As people read it: {@code Legal name}. */
    String words() {
        var text = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
