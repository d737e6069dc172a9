package io.millrace.partners;

import io.millrace.partners.identifiers.Gstin;
import io.millrace.partners.identifiers.TaxScheme;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Active partners and open applications of the organization that an applicant may already be. Like names are found by
 * functions of the migrations, which say what is like: PostgreSQL uses no trigram index under row level security.
 */
@Component
class KnownPartners {

    private static final int SHOWN = 10;

    private static final String SAME_TAX_IDENTITY = """
            with known as (
                select 'partner' as what, p.id, p.legal_name, t.scheme, t.value, t.pan
                from partner_tax_identity t join partner p on p.tenant_id = t.tenant_id and p.id = t.partner_id
                where p.status = 'ACTIVE'
                union all
                select 'application', a.id, a.legal_name, t.scheme, t.value, t.pan
                from partner_application_tax_identity t
                join partner_application a on a.tenant_id = t.tenant_id and a.id = t.application_id
                where a.status in ('DRAFT', 'SUBMITTED', 'RETURNED')
            )
            select what, id, legal_name, scheme, value in (:values) as exact from known
            where id <> :id
              and (value in (:values) or pan in (:pans))
            order by exact desc, what desc, id
            limit :shown
            """;

    private static final String SIMILAR_NAME = """
            with known as (
                select 'partner' as what, id, legal_name, similarity
                from partner_by_like_name(:name) join partner using (id) where status = 'ACTIVE'
                union all
                select 'application', id, legal_name, similarity
                from partner_application_by_like_name(:name) join partner_application using (id)
                where status in ('DRAFT', 'SUBMITTED', 'RETURNED')
            )
            select what, id, legal_name, similarity from known where id <> :id
            order by similarity desc, what desc, id
            limit :shown
            """;

    private final JdbcClient jdbc;

    KnownPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody with the same number.
     *
     * @param what "partner" or "application"
     * @param exact false where only the PAN inside a GSTIN is the same: the same company, registered in another state
     */
    record SameTaxIdentity(String what, UUID id, String legalName, TaxScheme scheme, boolean exact) {}

    /**
     * Somebody with a like name.
     *
     * @param similarity trigram similarity, 0 to 1
     */
    record SimilarName(String what, UUID id, String legalName, double similarity) {}

    /** The most certain first, at most ten. */
    List<SameTaxIdentity> withTaxIdentityOf(CheckedParty party) {
        var identities = party.taxIdentities();
        var pans = identities.stream().flatMap(KnownPartners::pan).distinct().toList();
        return jdbc.sql(SAME_TAX_IDENTITY)
                .param("values", identities.stream().map(TaxIdentity::value).toList())
                .param("pans", pans.isEmpty() ? List.of("") : pans)
                .param("id", party.id())
                .param("shown", SHOWN)
                .query(SameTaxIdentity.class)
                .list();
    }

    /** The most similar first, at most ten. */
    List<SimilarName> withNameLike(CheckedParty party) {
        return jdbc.sql(SIMILAR_NAME)
                .param("name", party.normalizedName())
                .param("id", party.id())
                .param("shown", SHOWN)
                .query(SimilarName.class)
                .list();
    }

    private static Stream<String> pan(TaxIdentity identity) {
        return switch (identity.scheme()) {
            case PAN -> Stream.of(identity.value());
            case GSTIN -> Stream.of(Gstin.pan(identity.value()));
            default -> Stream.empty();
        };
    }
}
