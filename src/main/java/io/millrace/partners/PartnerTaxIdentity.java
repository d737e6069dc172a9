package io.millrace.partners;

import io.millrace.partners.identifiers.TaxScheme;
import org.springframework.data.relational.core.mapping.Table;

/** A number under which tax authorities know an accepted partner. */
@Table("partner_tax_identity")
record PartnerTaxIdentity(TaxScheme scheme, String value) {

    static PartnerTaxIdentity of(TaxIdentity declared) {
        return new PartnerTaxIdentity(declared.scheme(), declared.value());
    }

    /** Without the number: it must not reach a log. */
    @Override
    public String toString() {
        return "PartnerTaxIdentity[" + scheme + "]";
    }
}
