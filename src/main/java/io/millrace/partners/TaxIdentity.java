package io.millrace.partners;

import io.millrace.partners.identifiers.TaxScheme;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.data.relational.core.mapping.Table;

/** A number under which tax authorities know a partner, in its canonical spelling. */
@Table("partner_application_tax_identity")
record TaxIdentity(
        @NotNull TaxScheme scheme, @NotBlank @Size(max = 30) String value) {

    @SuppressWarnings("ConstantConditions") // JSON may leave either out; validation says so afterwards
    public TaxIdentity {
        value = scheme == null || value == null ? value : scheme.canonical(value);
    }

    /** Without the number: it must not reach a log. */
    @Override
    public String toString() {
        return "TaxIdentity[" + scheme + "]";
    }
}
