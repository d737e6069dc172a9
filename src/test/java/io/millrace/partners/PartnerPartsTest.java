package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRecords.database;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Employees, locations and vehicles of a partner, as people keep them over the API. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerPartsTest {

    private static final Map<String, Object> ADDRESS = Map.of("line1", "2 Mill Street", "city", "Lowell");

    private String partner = "";

    @BeforeAll
    void onePartner() {
        partner = ActivePartnerCalls.PARTNERS + ActivePartnerCalls.active();
    }

    @Test
    void an_employee_is_kept_with_the_phone_number_in_one_spelling() {
        JsonNode added = ok(petra().post(
                        partner + "/employees",
                        Map.of("name", " Jule Weber ", "jobTitle", "Head of accounts", "phone", "(978) 555-0100")));

        assertThat(added.path("name").asText()).isEqualTo("Jule Weber");
        assertThat(added.path("phone").asText()).isEqualTo("+19785550100");
        assertThat(added.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(ok(Api.as("viktor")
                        .get(partner + "/employees/" + added.path("id").asText())))
                .isEqualTo(added);
    }

    @Test
    void a_changed_employee_has_a_new_version_and_a_stale_one_is_not_overwritten() {
        String path = partner + "/employees/" + added("employees", Map.of("name", "Jule Weber"));
        String etag = Api.as("petra").get(path).header("ETag").orElseThrow();
        ok(petra().with("If-Match", etag).put(path, Map.of("name", "Jule Krause")));

        Answer stale = petra().with("If-Match", etag).put(path, Map.of("name", "Somebody Else"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(ok(Api.as("viktor").get(path)).path("name").asText()).isEqualTo("Jule Krause");
    }

    @ParameterizedTest
    @CsvSource({"employees", "locations", "vehicles"})
    void what_is_deactivated_stays_readable_and_is_not_changed_any_more(String parts) {
        String path = partner + "/" + parts + "/" + added(parts, example(parts));
        ok(petra().delete(path));

        JsonNode kept = ok(Api.as("viktor").get(path));
        assertThat(kept.path("status").asText()).isEqualTo("INACTIVE");
        assertThat(kept.path("deactivatedAt").asText()).isNotEmpty();
        for (Answer again : List.of(petra().put(path, example(parts)), petra().delete(path))) {
            assertThat(again.status()).as(again.body()).isEqualTo(409);
            assertThat(again.code()).isEqualTo("PART_INACTIVE");
        }
    }

    @Test
    void a_list_is_filtered_and_sorted_and_shows_one_partners_own_alone() {
        String other = ActivePartnerCalls.PARTNERS + ActivePartnerCalls.active();
        for (String name : List.of("Zoe", "Adam", "Mira")) {
            ok(petra().post(other + "/employees", Map.of("name", name)));
        }
        added("employees", Map.of("name", "Adam"));
        JsonNode zoe =
                ok(Api.as("viktor").get(other + "/employees?filter=name==Zoe")).path("items");
        ok(petra().delete(other + "/employees/" + zoe.get(0).path("id").asText()));

        assertThat(names(other + "/employees")).containsExactly("Adam", "Mira", "Zoe");
        assertThat(names(other + "/employees?filter=status==ACTIVE&sort=-name")).containsExactly("Mira", "Adam");
        assertThat(ok(Api.as("viktor").get(other + "/employees?count=true&limit=1"))
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_bad_employee_is_told_every_fault_at_once() {
        Answer answer = petra().post(partner + "/employees", Map.of("name", " ", "email", "no-address", "phone", "12"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(failures(answer))
                .containsExactly(tuple("email", "EMAIL"), tuple("name", "NOT_BLANK"), tuple("phone", "PHONE_LENGTH"));
    }

    @Test
    void two_employees_of_a_partner_do_not_share_a_mail_address() {
        String email = "once-" + UUID.randomUUID() + "@partner.example";
        added("employees", Map.of("name", "Jule", "email", email));

        Answer answer = petra().post(
                        partner + "/employees",
                        Map.of("name", "Nora", "email", email.toUpperCase(java.util.Locale.ROOT)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("DUPLICATE");
    }

    @Test
    void a_location_is_kept_with_its_coordinates() {
        JsonNode location = ok(petra().post(
                        partner + "/locations",
                        Map.of(
                                "kind",
                                "GINNERY",
                                "name",
                                "Ginnery Akola",
                                "country",
                                "IN",
                                "address",
                                ADDRESS,
                                "latitude",
                                20.7096,
                                "longitude",
                                76.9981)));

        assertThat(location.path("latitude").decimalValue()).isEqualByComparingTo("20.7096");
        assertThat(ok(Api.as("viktor").get(partner + "/locations?filter=kind==GINNERY;country==IN"))
                        .path("items"))
                .extracting(one -> one.path("city").asText())
                .containsExactly("Lowell");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"latitude\": 91, \"longitude\": 0 | latitude | DECIMAL_MAX",
                "\"latitude\": 0, \"longitude\": -180.5 | longitude | DECIMAL_MIN",
                "\"latitude\": 1.1234567, \"longitude\": 0 | latitude | DIGITS",
                "\"latitude\": 12 | longitude | COORDINATES_INCOMPLETE",
            })
    void a_place_that_is_not_on_earth_is_refused(String coordinates, String field, String code) {
        Answer answer = petra().post(partner + "/locations", """
                {"kind": "OFFICE", "name": "Nowhere", "country": "US", "address": {"line1": "1", "city": "Lowell"}, %s}""".formatted(coordinates));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(failures(answer)).containsExactly(tuple(field, code));
    }

    @Test
    void a_location_without_what_it_needs_is_told_all_of_it() {
        Answer answer = petra().post(partner + "/locations", Map.of("country", "XX"));

        assertThat(failures(answer))
                .containsExactly(
                        tuple("address", "NOT_NULL"),
                        tuple("country", "COUNTRY_UNKNOWN"),
                        tuple("kind", "NOT_NULL"),
                        tuple("name", "NOT_BLANK"));
    }

    @Test
    void a_vehicle_drives_for_one_partner_at_a_time() {
        String other = ActivePartnerCalls.PARTNERS + ActivePartnerCalls.active();
        var truck = Map.of("kind", "TRUCK", "country", "IN", "registration", "mh 12 qx 4711");
        String vehicle = added("vehicles", truck);
        assertThat(ok(Api.as("viktor").get(partner + "/vehicles/" + vehicle))
                        .path("registration")
                        .asText())
                .isEqualTo("MH12QX4711");

        Answer answer = petra().post(other + "/vehicles", truck);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("VEHICLE_KNOWN");
        assertThat(answer.json().path("detail").asText())
                .contains(partner.substring(ActivePartnerCalls.PARTNERS.length()));
        ok(petra().delete(partner + "/vehicles/" + vehicle));
        ok(petra().post(other + "/vehicles", truck));
    }

    @ParameterizedTest
    @CsvSource({"IN, XX 12 AB 1234, REGISTRATION_STATE", "IN, 4711, REGISTRATION_FORMAT", "DE, ABC, REGISTRATION_FORMAT"
    })
    void a_registration_that_its_country_does_not_give_is_refused(String country, String registration, String code) {
        Answer answer = petra().post(
                        partner + "/vehicles",
                        Map.of("kind", "TRUCK", "country", country, "registration", registration));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(failures(answer)).containsExactly(tuple("registration", code));
    }

    @Test
    void whoever_may_only_read_changes_nothing_and_others_find_nothing() {
        String path = partner + "/vehicles/" + added("vehicles", example("vehicles"));

        assertThat(Api.as("viktor")
                        .post(partner + "/vehicles", example("vehicles"))
                        .status())
                .isEqualTo(403);
        assertThat(Api.as("viktor").delete(path).status()).isEqualTo(403);
        assertThat(Api.as("gina").get(path).status()).isEqualTo(404);
        assertThat(Api.as("gina").get(partner + "/vehicles").status()).isEqualTo(404);
        assertThat(Api.as("gina").withFreshKey().delete(path).status()).isEqualTo(404);
        assertThat(petra().get(ActivePartnerCalls.PARTNERS + UUID.randomUUID() + "/vehicles")
                        .code())
                .isEqualTo("PARTNER_NOT_FOUND");
    }

    @Test
    void every_change_is_in_the_feed_and_in_the_audit_log() {
        UUID employee = UUID.fromString(added("employees", Map.of("name", "Jule Weber")));
        ok(petra().put(partner + "/employees/" + employee, Map.of("name", "Jule Krause")));
        ok(petra().delete(partner + "/employees/" + employee));

        assertThat(OnboardingRecords.eventTypes(employee))
                .containsExactly(
                        "io.millrace.partners.employee.added.v1",
                        "io.millrace.partners.employee.changed.v1",
                        "io.millrace.partners.employee.deactivated.v1");
        assertThat(database()
                        .sql("select operation, user_id from audit_log"
                                + " where table_name = 'partner_employee' and row_id = ? order by occurred_at")
                        .param(employee.toString())
                        .query((row, n) -> tuple(row.getString(1), row.getString(2)))
                        .list())
                .containsExactly(
                        tuple("INSERT", People.id("petra")),
                        tuple("UPDATE", People.id("petra")),
                        tuple("UPDATE", People.id("petra")));
    }

    private static Object example(String parts) {
        return switch (parts) {
            case "employees" -> Map.of("name", "Jule Weber");
            case "locations" ->
                Map.of("kind", "OFFICE", "name", "Office " + UUID.randomUUID(), "country", "US", "address", ADDRESS);
            default -> ActivePartnerCalls.vehicle();
        };
    }

    private String added(String parts, Object body) {
        return ok(petra().post(partner + "/" + parts, body)).path("id").asText();
    }

    private static Api petra() {
        return Api.as("petra").withFreshKey();
    }

    private static List<String> names(String path) {
        var names = new ArrayList<String>();
        ok(Api.as("viktor").get(path))
                .path("items")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    private static List<Tuple> failures(Answer answer) {
        var failures = new ArrayList<Tuple>();
        answer.json()
                .path("errors")
                .forEach(error -> failures.add(
                        tuple(error.path("field").asText(), error.path("code").asText())));
        return failures;
    }
}
