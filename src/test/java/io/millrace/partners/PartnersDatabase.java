package io.millrace.partners;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.partners.screening.Screening;
import io.millrace.partners.screening.ScreeningListLoader;
import io.millrace.platform.events.Events;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A real PostgreSQL with the partners' tables, and the module's services on it, one context an organization. */
final class PartnersDatabase {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final List<String> CHANGELOGS = List.of(
            "db/partners/010-application.sql",
            "db/partners/020-partner.sql",
            "db/partners/030-screening.sql",
            "db/partners/040-names.sql",
            "db/partners/050-parts.sql",
            "db/partners/060-amendments.sql");

    static {
        try {
            var stub = new ClassPathResource("partners/platform-stub.sql").getContentAsString(StandardCharsets.UTF_8);
            new JdbcTemplate(owner()).execute(stub);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        migrate();
    }

    private PartnersDatabase() {}

    static AnnotationConfigApplicationContext organization(UUID tenant) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> pool("millrace_app", tenant));
        context.register(Services.class);
        context.refresh();
        return context;
    }

    static DataSource owner() {
        return POSTGRES.getPostgresDatabase();
    }

    static DataSource worker() {
        return as("millrace_worker", new UUID(0, 0));
    }

    static void migrate() {
        for (var changelog : CHANGELOGS) {
            withLiquibase(changelog, liquibase -> liquibase.update(new Contexts()));
        }
    }

    static void rollBack() {
        for (int i = CHANGELOGS.size() - 1; i >= 0; i--) {
            withLiquibase(
                    CHANGELOGS.get(i),
                    liquibase -> liquibase.rollback(100, null, new Contexts(), new LabelExpression()));
        }
    }

    private interface Migration {
        void run(Liquibase liquibase) throws LiquibaseException;
    }

    private static void withLiquibase(String changelog, Migration migration) {
        try (var connection = owner().getConnection();
                var liquibase =
                        new Liquibase(changelog, new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
            migration.run(liquibase);
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource as(String role, UUID tenant) {
        var url = POSTGRES.getJdbcUrl(role, "postgres") + "&options=-c%20app.tenant_id=" + tenant;
        return new DriverManagerDataSource(url);
    }

    private static HikariDataSource pool(String role, UUID tenant) {
        var config = new HikariConfig();
        config.setDataSource(as(role, tenant));
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setPort(0).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not annotated as configuration, so that scanning for the application's own never finds it. */
    @EnableJdbcRepositories(basePackageClasses = PartnerApplication.class)
    @EnableTransactionManagement
    @Import({
        PartnerApplicationService.class,
        PartnerActivation.class,
        ApplicationDocumentService.class,
        ApplicationCheckService.class,
        RiskService.class,
        ApplicationValidation.class,
        Completeness.class,
        KnownPartners.class,
        TaxIdentityCheck.class,
        BankAccountCheck.class,
        DuplicateCheck.class,
        SanctionsCheck.class,
        CompletenessCheck.class,
        Screening.class,
        ScreeningListLoader.class
    })
    static class Services extends AbstractJdbcConfiguration {

        @Bean
        NamedParameterJdbcTemplate template(DataSource dataSource) {
            return new NamedParameterJdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(PartnerApplicationFixture.NOW, ZoneOffset.UTC);
        }

        @Bean
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }

        @Bean
        Events events() {
            return Mockito.mock();
        }

        @Bean
        DocumentRequirements documentRequirements() {
            return (type, country) -> type.isPaid()
                    ? EnumSet.of(DocumentType.TAX_REGISTRATION, DocumentType.BANK_PROOF)
                    : Set.of(DocumentType.TAX_REGISTRATION);
        }

        @Bean
        RiskRules riskRules() {
            return new RiskRules() {
                @Override
                public List<RiskFactor> assess(RiskFacts facts) {
                    return facts.sanctions() == CheckOutcome.PASSED
                            ? List.of(new RiskFactor("TYPE", 10, "A " + facts.partnerType()))
                            : List.of(
                                    new RiskFactor("TYPE", 10, "A seller"),
                                    new RiskFactor("SANCTIONS", 50, "On a list"));
                }

                @Override
                public RiskRating rate(int points) {
                    return points >= 60 ? RiskRating.HIGH : RiskRating.LOW;
                }
            };
        }
    }
}
