package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.partners.KnownPartners.SameTaxIdentity;
import io.millrace.partners.KnownPartners.SimilarName;
import io.millrace.platform.web.Ids;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KnownPartnersTest {

    private static final String GSTIN = "27AAPFU0939F1ZV";

    private final AnnotationConfigApplicationContext context = PartnersDatabase.organization(UUID.randomUUID());
    private final PartnerApplications applications = context.getBean(PartnerApplications.class);
    private final KnownPartners known = context.getBean(KnownPartners.class);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void an_active_partner_with_the_same_tax_identity_is_known() {
        var application = seller("Blue Hill Ginners", GSTIN);
        var approved = application
                .submit("applicant", PartnerApplicationFixture.NOW)
                .rate(RiskRating.LOW, 0)
                .approve("approver", PartnerApplicationFixture.NOW, null);
        applications.save(approved);
        context.getBean(Partners.class).save(Partner.from(approved, PartnerApplicationFixture.NOW));

        assertThat(known.withTaxIdentityOf(CheckedParty.of(seller("Something Else", GSTIN))))
                .singleElement()
                .returns("partner", SameTaxIdentity::what)
                .returns(application.id(), SameTaxIdentity::id)
                .returns(true, SameTaxIdentity::exact);
    }

    @Test
    void a_company_registered_in_another_state_is_known_by_the_pan_inside() {
        applications.save(seller("Blue Hill Ginners", GSTIN));

        assertThat(known.withTaxIdentityOf(CheckedParty.of(seller("Something Else", "29AAPFU0939F1ZR"))))
                .singleElement()
                .returns("application", SameTaxIdentity::what)
                .returns(false, SameTaxIdentity::exact);
    }

    @ParameterizedTest
    @CsvSource({
        "partner_tax_identity, value", "partner_tax_identity, pan",
        "partner_application_tax_identity, value", "partner_application_tax_identity, pan"
    })
    void a_number_can_be_looked_up_by_index_under_row_level_security(String table, String column) {
        var jdbc = context.getBean(JdbcClient.class);
        var plan = new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select * from " + table + " where " + column + " = 'AAPFU0939F'")
                    .query(String.class)
                    .list();
        });

        assertThat(plan).anySatisfy(line -> assertThat(line).contains(table + "_" + column));
        assertThat(plan).anySatisfy(line -> assertThat(line).contains("Index Cond", "(" + column + " ="));
    }

    @Test
    void a_closed_application_and_the_application_itself_are_not_duplicates() {
        var application = applications.save(seller("Blue Hill Ginners", GSTIN));
        assertThat(known.withTaxIdentityOf(CheckedParty.of(application))).isEmpty();
        assertThat(known.withNameLike(CheckedParty.of(application))).isEmpty();

        applications.save(application.expire(PartnerApplicationFixture.NOW));

        assertThat(known.withTaxIdentityOf(CheckedParty.of(seller("Something Else", GSTIN))))
                .isEmpty();
    }

    @Test
    void a_like_name_is_found_with_its_similarity_and_an_unlike_one_is_not() {
        applications.save(seller("Green Valley Cotton Pvt Ltd", GSTIN));

        assertThat(known.withNameLike(CheckedParty.of(seller("Greenvalley Cotton Mills Limited", GSTIN))))
                .singleElement()
                .returns("Green Valley Cotton Pvt Ltd", SimilarName::legalName)
                .satisfies(like -> assertThat(like.similarity()).isBetween(0.5, 0.95));
        assertThat(known.withNameLike(CheckedParty.of(seller("Sunrise Cotton Traders", GSTIN))))
                .isEmpty();
    }

    @Test
    void other_organizations_partners_are_nobodys_duplicates() {
        applications.save(seller("Blue Hill Ginners", GSTIN));

        try (var other = PartnersDatabase.organization(UUID.randomUUID())) {
            assertThat(other.getBean(KnownPartners.class)
                            .withTaxIdentityOf(CheckedParty.of(seller("Blue Hill Ginners", GSTIN))))
                    .isEmpty();
            assertThat(other.getBean(KnownPartners.class)
                            .withNameLike(CheckedParty.of(seller("Blue Hill Ginners", GSTIN))))
                    .isEmpty();
        }
    }

    private static PartnerApplication seller(String name, String gstin) {
        var details = PartnerApplicationFixture.details(PartnerType.SELLER, name, "IN", gstin);
        return PartnerApplication.start(Ids.next(), details, "applicant", PartnerApplicationFixture.NOW);
    }
}
