package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.partners.screening.Screening;
import io.millrace.partners.screening.ScreeningListLoader;
import io.millrace.partners.screening.ScreeningMatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ScreeningTest {

    private static final String HEADER = "source,entry_id,name,aliases,country,kind\n";

    private final JdbcTemplate worker = new JdbcTemplate(PartnersDatabase.worker());
    private final AnnotationConfigApplicationContext context = PartnersDatabase.organization(UUID.randomUUID());
    private final ScreeningListLoader loader = context.getBean(ScreeningListLoader.class);
    private final Screening screening = context.getBean(Screening.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

    @BeforeEach
    void loadDemoList() {
        loader.load(JdbcClient.create(worker), new ClassPathResource("screening/demo-list.csv"));
    }

    @AfterEach
    void close() {
        worker.update("delete from screening_list where source <> 'MILLRACE-DEMO'");
        context.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zarvanov Maritime Holding OOO | RU | D-0001",
                "ZARWANOW MARITIME HOLDING | CY | D-0001",
                "Zarvanof Maritime Holding | RU | D-0001",
                "Al-Qamar Petrochemical Trading | AE | D-0002",
                "Nordstern Mueller und Soehne Export | DE | D-0007",
                "Societe Miniere du Haut Kivoro | CD | D-0006",
                "Beknazarov Farukh | UZ | D-0018",
                "Rajvardhan Solankar Singh | IN | D-0013",
            })
    void a_listed_name_is_a_hit_however_it_is_spelt(String name, String country, String entry) {
        assertThat(matches(name, country))
                .first()
                .returns(entry, ScreeningMatch::entryId)
                .satisfies(match -> assertThat(match.score()).isGreaterThanOrEqualTo(Screening.HIT_FROM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Green Valley Cotton Private Limited",
                "Blue Ocean Logistics Limited",
                "Sunrise General Trading Co.",
                "Rajesh Singh",
                "Maria Garcia Lopez",
                "Kestrel Design Studio",
                "Global Export GmbH"
            })
    void an_ordinary_name_is_not_even_mentioned(String name) {
        assertThat(matches(name, "IN")).isEmpty();
    }

    @Test
    void a_match_is_explained_feature_by_feature() {
        var match = matches("Zarwanow Maritime Holding", "IN").get(0);

        assertThat(match.alias()).isTrue();
        assertThat(match.explanation()).contains("\"zarwanow\" is the same", "Other country: RU on the list (-5)");
    }

    @Test
    void an_entry_is_reported_once_with_its_best_name() {
        assertThat(matches("Farrukh Beknazarov", "UZ"))
                .singleElement()
                .returns("Farrukh Beknazarov", ScreeningMatch::listedName)
                .returns(100, ScreeningMatch::score)
                .returns(ScreeningMatch.Kind.PEP, ScreeningMatch::kind);
    }

    @Test
    void a_list_in_force_is_not_loaded_again() {
        assertThat(loader.load(JdbcClient.create(worker), new ClassPathResource("screening/demo-list.csv")))
                .isFalse();
        assertThat(screening.lists()).contains(new Screening.LoadedList("MILLRACE-DEMO", 20, "2026-03-02"));
    }

    @Test
    void whoever_was_taken_off_the_list_is_no_longer_found() {
        loader.load(JdbcClient.create(worker), csv("T,1,Quentin Vandermarsh,,BE,PEP\nT,2,Oswald Trelawniak,,PL,PEP\n"));
        assertThat(matches("Quentin Vandermarsh", "BE")).hasSize(1);

        assertThat(loader.load(JdbcClient.create(worker), csv("T,2,Oswald Trelawniak,,PL,PEP\n")))
                .isTrue();

        assertThat(matches("Quentin Vandermarsh", "BE")).isEmpty();
        assertThat(matches("Oswald Trelawniak", "PL")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "T,1,Name,,BE,OTHER\n", "T,,Name,,BE,PEP\n", "T,1,,,BE,PEP\n", "T,1,A,,,PEP\nU,1,B,,,PEP\n"})
    void a_file_that_is_no_list_changes_nothing(String lines) {
        var before = screening.lists();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> loader.load(JdbcClient.create(worker), csv(lines)));

        assertThat(screening.lists()).isEqualTo(before);
    }

    @Test
    void the_application_itself_cannot_change_a_list() {
        var app = context.getBean(JdbcClient.class);

        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> app.sql("delete from screening_name").update())
                .withStackTraceContaining("permission denied");
    }

    @Test
    void candidates_come_from_the_trigram_index_of_a_long_list() {
        worker.update("insert into screening_list values ('LONG', 'x', 20000, now())");
        worker.update("insert into screening_entry select 'LONG', i::text, md5(i::text), null, 'PEP', now()"
                + " from generate_series(1, 20000) i");
        worker.update("insert into screening_name select 'LONG', i::text, 0, md5(i::text), md5(i::text)"
                + " from generate_series(1, 20000) i");
        new JdbcTemplate(PartnersDatabase.owner()).execute("vacuum analyze screening_name");

        var plan = String.join(
                "\n",
                context.getBean(JdbcClient.class)
                        .sql("explain select * from screening_name where normalized_name % 'beknazarov farrukh'")
                        .query(String.class)
                        .list());

        assertThat(plan).contains("screening_name_similar");
    }

    @Test
    void every_migration_can_be_taken_back_and_done_again() {
        List<String> before = tables();
        PartnersDatabase.rollBack();
        assertThat(tables()).isEmpty();

        PartnersDatabase.migrate();
        assertThat(tables()).isNotEmpty().containsExactlyInAnyOrderElementsOf(before);
    }

    private List<String> tables() {
        return new JdbcTemplate(PartnersDatabase.owner())
                .queryForList(
                        "select tablename from pg_tables where schemaname = 'public'"
                                + " and tablename not like 'databasechangelog%'",
                        String.class);
    }

    private List<ScreeningMatch> matches(String name, String country) {
        return transaction.execute(status -> screening.matches(name, country));
    }

    private static Resource csv(String lines) {
        return new ByteArrayResource((HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }
}
