package io.millrace.plants;

import static io.millrace.plants.PlantCalls.PLANTS;
import static io.millrace.plants.PlantCalls.code;
import static io.millrace.plants.PlantCalls.created;
import static io.millrace.plants.PlantCalls.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What admins may say about their plants. */
@MillraceTest
class PlantsTest {

    @Test
    void hours_and_holidays_are_kept_in_the_order_of_the_week_and_of_the_year() {
        String path = created("""
                {"code": "%s", "name": " Night mill ", "timeZone": "Asia/Kolkata",
                 "workingHours": [
                   {"day": "TUESDAY", "from": "00:00", "until": "06:00"},
                   {"day": "MONDAY", "from": "22:00", "until": "24:00"},
                   {"day": "MONDAY", "from": "09:30", "until": "13:00"}],
                 "holidays": [
                   {"date": "2027-01-26", "name": "Republic Day"},
                   {"date": "2026-11-08", "name": "Diwali"}]}""".formatted(code()));

        Answer read = Api.as("viktor").get(path);

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.header("ETag")).contains("\"0\"");
        JsonNode plant = read.json();
        assertThat(plant.path("name").asText()).isEqualTo("Night mill");
        assertThat(plant.path("main").asBoolean()).isFalse();
        assertThat(texts(plant.path("workingHours"), "day", "from", "until"))
                .containsExactly(
                        tuple("MONDAY", "09:30", "13:00"),
                        tuple("MONDAY", "22:00", "24:00"),
                        tuple("TUESDAY", "00:00", "06:00"));
        assertThat(texts(plant.path("holidays"), "date", "name"))
                .containsExactly(tuple("2026-11-08", "Diwali"), tuple("2027-01-26", "Republic Day"));
    }

    @Test
    void what_can_not_be_is_refused_with_every_field_that_is_wrong() {
        Answer refused = ada().post(PLANTS, """
                {"code": "%s", "name": "Mill", "timeZone": "Europe/Atlantis",
                 "workingHours": [
                   {"day": "MONDAY", "from": "08:00", "until": "12:00"},
                   {"day": "MONDAY", "from": "11:59", "until": "17:00"},
                   {"day": "TUESDAY", "from": "17:00", "until": "08:00"},
                   {"day": "WEDNESDAY", "from": "12:00", "until": "17:00"},
                   {"day": "WEDNESDAY", "from": "08:00", "until": "12:00"}],
                 "holidays": [
                   {"date": "2026-12-25", "name": "Christmas Day"},
                   {"date": "2026-12-25", "name": "Christmas"}]}""".formatted(code()));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(texts(refused.json().path("errors"), "field", "code", "message"))
                .containsExactlyInAnyOrder(
                        tuple(
                                "timeZone",
                                "UNKNOWN_ZONE",
                                "must be a zone of the IANA time zone database, such as Europe/Berlin"),
                        tuple("workingHours[1]", "OVERLAPPING_HOURS", "must not overlap other hours of the same day"),
                        tuple("workingHours[2].until", "TIME_ORDER", "must be later than from"),
                        tuple("holidays[1].date", "DUPLICATE_HOLIDAY", "must be there once"));
    }

    @Test
    void a_plant_without_working_time_or_with_times_that_are_none_is_refused() {
        Answer idle = ada().post(PLANTS, """
                {"code": "%s", "name": "Mill", "timeZone": "UTC", "workingHours": []}""".formatted(code()));
        assertThat(texts(idle.json().path("errors"), "field", "code", "message"))
                .containsExactly(tuple("workingHours", "NO_WORKING_TIME", "must have hours on one day at least"));

        Answer wrong = ada().post(PLANTS, """
                {"code": "%s", "name": "Mill", "timeZone": "UTC",
                 "workingHours": [{"day": "MONDAY", "from": "24:00", "until": "25:00"}]}""".formatted(code()));
        assertThat(texts(wrong.json().path("errors"), "field", "message"))
                .containsExactlyInAnyOrder(
                        tuple("workingHours[0].from", "must be a time as 08:00"),
                        tuple("workingHours[0].until", "must be a time as 17:00, or 24:00"));
    }

    @Test
    void a_code_stands_for_one_plant_until_that_goes_out_of_use() {
        String body = plant(false);
        String first = created(body);

        Answer again = ada().post(PLANTS, body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("PLANT_CODE_TAKEN");

        assertThat(ada().delete(first).status()).isEqualTo(200);
        assertThat(ada().post(PLANTS, body).status()).isEqualTo(201);
        Answer changed = ada().put(first, body);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("PLANT_INACTIVE");
        assertThat(ada().get(first).json().path("status").asText()).isEqualTo("INACTIVE");
    }

    @Test
    void whoever_has_read_an_older_version_overwrites_nothing() {
        String body = plant(false);
        String path = created(body);
        String etag = ada().get(path).header("ETag").orElseThrow();
        assertThat(ada().with("If-Match", etag)
                        .put(path, body.replace("Hamburg mill", "Hamburg"))
                        .status())
                .isEqualTo(200);

        assertThat(ada().with("If-Match", etag).put(path, body).status()).isEqualTo(412);
        assertThat(ada().with("If-Match", etag).delete(path).status()).isEqualTo(412);
        assertThat(ada().get(path).json().path("name").asText()).isEqualTo("Hamburg");
    }

    @Test
    void the_last_that_is_said_to_be_the_main_plant_is_it_alone_until_it_goes_out_of_use() {
        String first = created(plant(true));
        String second = created(plant(true));

        assertThat(isMain(first)).isFalse();
        assertThat(isMain(second)).isTrue();
        assertThat(events(first)).containsExactly("created", "changed");
        ada().delete(second);
        assertThat(isMain(second)).isFalse();
        assertThat(events(second)).containsExactly("created", "deactivated");
    }

    @Test
    void a_manager_reads_plants_and_only_an_admin_changes_them() {
        String path = created(plant(false));

        assertThat(Api.as("mona").get(path).status()).isEqualTo(200);
        assertThat(Api.as("mona").withFreshKey().post(PLANTS, plant(false)).status())
                .isEqualTo(403);
        assertThat(Api.as("petra").get(path).status()).isEqualTo(403);
        assertThat(Api.as("gus").get(path).code()).isEqualTo("PLANT_NOT_FOUND");
    }

    private static boolean isMain(String path) {
        return ada().get(path).json().path("main").asBoolean();
    }

    private static List<String> events(String path) {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("select split_part(type, '.', 5) from event_outbox where subject = ? order by sequence")
                .param(UUID.fromString(path.substring(PLANTS.length() + 1)))
                .query(String.class)
                .list();
    }

    private static List<Tuple> texts(JsonNode items, String... fields) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> new Tuple(List.of(fields).stream()
                        .map(field -> item.path(field).asText())
                        .toArray()))
                .toList();
    }

    private static Api ada() {
        return Api.as("ada").withFreshKey();
    }
}
