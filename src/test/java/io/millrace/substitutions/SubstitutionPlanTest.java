package io.millrace.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arranging who stands in for whom, over the API. */
@MillraceTest
class SubstitutionPlanTest {

    private static final String SUBSTITUTIONS = "/api/v1/substitutions";
    private static final List<String> PEOPLE = List.of("petra", "amir", "clara", "dora", "viktor", "mona");

    @BeforeEach
    void everybodyIsKnown() {
        PEOPLE.forEach(person -> Api.as(person).get(SUBSTITUTIONS));
        Api.as("otto").in("globex").get(SUBSTITUTIONS);
    }

    @AfterEach
    void everybodyIsThere() {
        PEOPLE.forEach(person -> ok(arrange(person)));
    }

    @Test
    void what_is_arranged_is_read_by_both_sides_and_ends_when_it_is_left_out() {
        var rowsBefore = rows("amir", "clara");
        Answer arranged = arrange("amir", item("viktor", 0, 5), item("clara", 10, 15, "partner-onboarding"));
        JsonNode own = ok(arranged);

        assertThat(own.path("substitutions").findValuesAsText("substituteName"))
                .containsExactly("Viktor Novak", "Clara Moreau");
        assertThat(own.at("/substitutions/0/inForce").asBoolean()).isTrue();
        assertThat(own.at("/substitutions/1/inForce").asBoolean()).isFalse();
        assertThat(own.at("/substitutions/1/kinds/0").asText()).isEqualTo("partner-onboarding");
        assertThat(arranged.header("ETag")).isPresent();
        assertThat(ok(Api.as("viktor").get(SUBSTITUTIONS))
                        .at("/standsInFor/0/principalName")
                        .asText())
                .isEqualTo("Amir Haddad");

        JsonNode kept = own.at("/substitutions/0");
        Map<String, Object> same = new LinkedHashMap<>();
        same.put("substitute", kept.path("substitute").asText());
        same.put("from", kept.path("from").asText());
        same.put("until", kept.path("until").asText());
        JsonNode later = ok(arrange("amir", same));
        assertThat(later.path("substitutions")).hasSize(1);
        assertThat(later.at("/substitutions/0/from")).isEqualTo(kept.path("from"));

        ok(arrange("amir"));
        assertThat(ok(Api.as("viktor").get(SUBSTITUTIONS)).path("standsInFor")).isEmpty();
        // What has been in force stays as evidence, with its end; what had not begun is gone.
        assertThat(rows("amir", "viktor")).isNotEmpty().allMatch(until -> !until.isAfter(Instant.now()));
        assertThat(rows("amir", "clara")).isEqualTo(rowsBefore);
        assertThat(events("amir")).isPositive();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        Map<String, Object> self = item("amir", 0, 5);
        Map<String, Object> stranger = item("amir", 0, 5);
        stranger.put("substitute", UUID.randomUUID());
        Map<String, Object> over = item("viktor", -5, -2);
        Map<String, Object> backwards = item("viktor", 5, 2);
        Map<String, Object> endless = item("viktor", 1, 400);

        Answer answer = arrange("amir", self, stranger, over, backwards, endless);

        assertThat(answer.status()).isEqualTo(400);
        List<String> failures = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(failure -> failures.add(failure.path("field").asText() + " "
                        + failure.path("code").asText()));
        assertThat(failures)
                .containsExactlyInAnyOrder(
                        "substitutions[0].substitute SELF",
                        "substitutions[1].substitute NOT_A_MEMBER",
                        "substitutions[2].from PAST",
                        "substitutions[2].until PAST",
                        "substitutions[3].until DATE_ORDER",
                        "substitutions[4].until TOO_LONG");
        assertThat(ok(Api.as("amir").get(SUBSTITUTIONS)).path("substitutions")).isEmpty();
    }

    @Test
    void nobody_stands_in_for_themselves_in_the_end_at_any_time() {
        ok(arrange("amir", item("clara", 0, 5)));
        ok(arrange("clara", item("dora", 3, 8)));

        Answer circle = arrange("dora", item("amir", 4, 9));
        refused(circle, 409, "SUBSTITUTION_CYCLE");
        assertThat(circle.json().path("detail").asText())
                .contains("Dora Jansen for Clara Moreau")
                .contains("Clara Moreau for Amir Haddad")
                .contains("Amir Haddad for Dora Jansen");
        // After amir is back there is no circle.
        ok(arrange("dora", item("amir", 5, 9)));
    }

    @Test
    void at_most_three_stand_in_for_one_another() {
        ok(arrange("amir", item("clara", 0, 5)));
        ok(arrange("clara", item("dora", 0, 5)));
        ok(arrange("dora", item("viktor", 0, 5)));

        refused(arrange("viktor", item("petra", 0, 5)), 409, "SUBSTITUTION_CHAIN_TOO_LONG");
        refused(arrange("petra", item("amir", 0, 5)), 409, "SUBSTITUTION_CHAIN_TOO_LONG");
        ok(arrange("viktor", item("petra", 5, 6)));
    }

    @Test
    void two_who_name_each_other_at_the_same_time_do_not_both_succeed() throws Exception {
        for (int round = 0; round < 3; round++) {
            var threads = Executors.newFixedThreadPool(2);
            var start = new CountDownLatch(1);
            List<Future<Answer>> answers = new ArrayList<>();
            for (List<String> pair : List.of(List.of("amir", "mona"), List.of("mona", "amir"))) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return arrange(pair.get(0), item(pair.get(1), 0, 5));
                }));
            }
            start.countDown();
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 409);
            threads.shutdown();
            everybodyIsThere();
        }
    }

    @Test
    void for_others_it_is_arranged_by_those_alone_who_manage_people() {
        String ofClara = SUBSTITUTIONS + "?userId=" + People.id("clara");
        Map<String, Object> body = Map.of("substitutions", List.of(item("viktor", 0, 5)));

        refused(Api.as("amir").put(ofClara, body), 403, "CAPABILITY_MISSING");
        refused(Api.as("amir").get(ofClara), 403, "CAPABILITY_MISSING");
        assertThat(ok(Api.as("ada").put(ofClara, body)).path("name").asText()).isEqualTo("Clara Moreau");
        assertThat(ok(Api.as("clara").get(SUBSTITUTIONS)).path("substitutions")).hasSize(1);
        refused(Api.as("ada").get(SUBSTITUTIONS + "?userId=" + UUID.randomUUID()), 404, "PERSON_NOT_FOUND");
        // Gina is nobody at acme.
        refused(
                Api.as("ada").get(SUBSTITUTIONS + "?userId=b0000000-0000-4000-8000-000000000021"),
                404,
                "PERSON_NOT_FOUND");
    }

    @Test
    void what_somebody_else_has_arranged_meanwhile_is_not_overwritten() {
        ok(arrange("amir", item("viktor", 0, 5)));
        String etag = Api.as("amir").get(SUBSTITUTIONS).header("ETag").orElseThrow();
        ok(arrange("amir", item("clara", 0, 5)));

        Answer stale = Api.as("amir").with("If-Match", etag).put(SUBSTITUTIONS, Map.of("substitutions", List.of()));

        refused(stale, 412, "STALE_VERSION");
        assertThat(ok(Api.as("amir").get(SUBSTITUTIONS)).path("substitutions")).hasSize(1);
    }

    private static Map<String, Object> item(String substitute, int from, int until, String... kinds) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("substitute", People.id(substitute));
        if (from != 0) {
            item.put("from", inDays(from).toString());
        }
        item.put("until", inDays(until).toString());
        item.put("kinds", List.of(kinds));
        return item;
    }

    /** From the beginning of the day, so that the ends of one test's dates meet. */
    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Answer arrange(String person, Map<String, Object>... items) {
        return Api.as(person).withFreshKey().put(SUBSTITUTIONS, Map.of("substitutions", List.of(items)));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static List<Instant> rows(String principal, String substitute) {
        return database()
                .sql(
                        "select ends_at from substitution where principal = cast(? as uuid) and substitute = cast(? as uuid)")
                .params(People.id(principal), People.id(substitute))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private static long events(String principal) {
        return database()
                .sql("select count(*) from event_outbox where subject = cast(? as uuid)"
                        + " and type = 'io.millrace.substitutions.plan.changed.v1'")
                .param(People.id(principal))
                .query(Long.class)
                .single();
    }

    private static JdbcClient database() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser());
    }
}
