package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.StatementCounts;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What requests cost the database. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestCostTest {

    @Autowired
    private StatementCounts counts;

    @BeforeAll
    void listsHaveMoreThanTwo() {
        for (int i = 0; i < 3; i++) {
            Onboarding.submitted(DeclaredPartner.supplier());
            Onboarding.ok(Onboarding.submitted(DeclaredPartner.supplier()).approve("amir"));
        }
    }

    @Test
    void a_call_that_starts_or_moves_or_decides_a_process_is_one_transaction() {
        var started = oneTransaction("petra", petra -> petra.post(Onboarding.START, DeclaredPartner.supplier()));
        var application =
                new Onboarding(UUID.fromString(started.json().path("id").asText()), DeclaredPartner.supplier());
        application.withDocuments("petra");
        oneTransaction("petra", petra -> petra.post(application.path() + "/submit"));
        oneTransaction(
                "amir",
                amir -> amir.post(
                        "/api/v1/approvals/" + application.approvalFor("amir") + "/return",
                        Map.of("reason", "Which mill is it?")));
        oneTransaction("petra", petra -> petra.post(application.path() + "/submit"));
        oneTransaction("amir", amir -> amir.post(application.partner() + "/approve", Map.of()));

        var rejected = Onboarding.submitted(DeclaredPartner.supplier());
        oneTransaction(
                "mona",
                mona -> mona.post(rejected.partner() + "/reject", Map.of("reason", "There is no demand for it.")));
        var signed = Onboarding.submitted(DeclaredPartner.supplier());
        oneTransaction(
                "mona", mona -> mona.post("/api/v1/approvals/" + signed.approvalFor("mona") + "/approve", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "amir, /api/v1/approvals",
        "viktor, /api/v1/partners/onboarding",
        "viktor, /api/v1/partners",
        "ada, /api/v1/events",
        "ada, /api/v1/audit-logs"
    })
    void the_statements_of_a_list_do_not_grow_with_its_page(String user, String list) {
        String few = "few-" + UUID.randomUUID();
        String many = "many-" + UUID.randomUUID();

        Answer shortPage = Api.as(user).with("X-Request-ID", few).get(list + "?limit=2");
        Answer longPage = Api.as(user).with("X-Request-ID", many).get(list + "?limit=100");

        assertThat(shortPage.json().path("items")).hasSize(2);
        assertThat(longPage.json().path("items")).hasSizeGreaterThan(2);
        assertThat(counts.statements(few)).isNotEmpty();
        assertThat(counts.statements(many)).hasSameSizeAs(counts.statements(few));
    }

    private Answer oneTransaction(String user, Function<Api, Answer> call) {
        String request = "cost-" + UUID.randomUUID();
        Answer answer = call.apply(Api.as(user).withFreshKey().with("X-Request-ID", request));
        Onboarding.ok(answer);
        assertThat(counts.transactions(request)).as(answer.body()).containsExactly("commit");
        return answer;
    }
}
