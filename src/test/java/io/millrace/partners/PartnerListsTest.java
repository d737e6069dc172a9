package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding applications by their names, and reading a part of them. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerListsTest {

    private static final String LIST = "/api/v1/partners/onboarding";

    @BeforeAll
    void apply() {
        start("Qwilotex Mill GmbH", null);
        start("Blue Qwilotex Spinning Weaving Dyeing GmbH", null);
        start("Qwilotax Traders GmbH", null);
        start("Ubrakonda Holding GmbH", "Vexalinde");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qwilotex | Qwilotex Mill GmbH, Blue Qwilotex Spinning Weaving Dyeing GmbH, Qwilotax Traders GmbH",
                "QWILOTEX%20spinning | Blue Qwilotex Spinning Weaving Dyeing GmbH",
                "vexalinde | Ubrakonda Holding GmbH",
                "vexelinde | Ubrakonda Holding GmbH",
                "ubrakonnda | Ubrakonda Holding GmbH",
            })
    void a_search_finds_misspelt_names_and_puts_the_best_match_first(String q, String names) {
        assertThat(names(get("?q=" + q)).get(0)).isEqualTo(names.split(", ")[0]);
        assertThat(names(get("?q=" + q))).containsSequence(names.split(", "));
    }

    @Test
    void pages_of_a_search_follow_each_other_in_the_order_of_rank() {
        List<String> pieces = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("?q=qwilotex&limit=1&count=true" + cursor);
            pieces.addAll(names(page));
            assertThat(page.path("total").asInt()).isEqualTo(3);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(pieces).isEqualTo(names(get("?q=qwilotex"))).hasSize(3);
    }

    @Test
    void a_search_goes_together_with_a_filter_and_another_order() {
        assertThat(names(get("?q=qwilotex&filter=legalName=like=*Mill*"))).containsExactly("Qwilotex Mill GmbH");
        assertThat(names(get("?q=qwilotex&sort=-legalName")))
                .containsExactly(
                        "Qwilotex Mill GmbH", "Qwilotax Traders GmbH", "Blue Qwilotex Spinning Weaving Dyeing GmbH");
    }

    @Test
    void part_of_a_name_finds_whoever_has_it() {
        assertThat(names(get("?filter=legalName=like=*WILOTEX*;status==DRAFT&sort=legalName")))
                .containsExactly("Blue Qwilotex Spinning Weaving Dyeing GmbH", "Qwilotex Mill GmbH");
    }

    @Test
    void nobody_finds_the_names_of_another_organization() {
        Answer answer = Api.as("gina").in("globex").get(LIST + "?q=qwilotex");
        assertThat(Onboarding.ok(answer).path("items")).isEmpty();
    }

    @Test
    void a_part_of_an_application_has_the_version_of_the_whole() {
        String path = LIST + "/"
                + get("?q=qwilotex&fields=id").path("items").get(0).path("id").asText();
        Answer sparse = Api.as("viktor").get(path + "?fields=legalName,bankAccount.currency");
        assertThat(sparse.json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "legalName", "bankAccount");
        assertThat(sparse.json().path("bankAccount").fieldNames()).toIterable().containsExactly("currency");
        assertThat(sparse.header("ETag"))
                .isPresent()
                .isEqualTo(Api.as("viktor").get(path).header("ETag"));
    }

    @Test
    void what_is_not_searchable_takes_no_search() {
        Answer answer = Api.as("amir").in("acme").get("/api/v1/approvals?q=cotton");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_PARAMETER");
    }

    private static void start(String legalName, @Nullable String tradeName) {
        Onboarding.startedBy(
                "petra", DeclaredPartner.supplier().with("legalName", legalName).with("tradeName", tradeName));
    }

    private static JsonNode get(String query) {
        return Onboarding.ok(Api.as("viktor").get(LIST + query));
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("items").forEach(item -> names.add(item.path("legalName").asText()));
        return names;
    }
}
