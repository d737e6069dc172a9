package io.millrace.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import io.millrace.testing.MillraceTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MillraceTest
class IdempotencyTest {

    private static final String NOTES = "/api/v1/probe-notes";

    private final String key = UUID.randomUUID().toString();
    private final String text = "note " + key;
    private final Api petra = Api.as("petra").withKey(key);

    @Autowired
    private ExpiredKeys expiredKeys;

    @Test
    void a_repeated_call_gets_the_first_answer_again_and_has_no_second_effect() {
        Answer first = petra.post(NOTES, body());
        Answer second = petra.post(NOTES, body());

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).hasValue("true");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains(text);
        for (String header : new String[] {"ETag", "Location", "Content-Type", "Cache-Control"}) {
            assertThat(second.header(header)).isPresent().isEqualTo(first.header(header));
        }
        assertThat(NoteTable.count(text)).isEqualTo(1);
    }

    @Test
    void a_key_sent_with_another_body_or_query_is_refused() {
        petra.post(NOTES, body());

        Answer otherBody = petra.post(NOTES, Map.of("text", "another " + text));
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(petra.post(NOTES + "?colour=red", body()).status()).isEqualTo(422);
        assertThat(NoteTable.count("another " + text)).isZero();
    }

    @Test
    void a_key_means_nothing_to_another_user_organization_or_address() {
        petra.post(NOTES, Map.of("text", "petra " + text));

        assertThat(Api.as("amir").withKey(key).post(NOTES, body()).status()).isEqualTo(201);
        assertThat(Api.as("otto")
                        .in("acme")
                        .withKey(key)
                        .post(NOTES, Map.of("text", "acme " + text))
                        .status())
                .isEqualTo(201);
        assertThat(Api.as("otto").in("globex").withKey(key).post(NOTES, body()).status())
                .isEqualTo(201);
        assertThat(petra.post(NOTES + "/payments", Map.of("text", "paid " + text))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_refused_call_leaves_nothing_and_its_key_can_be_used_for_the_corrected_one() {
        Answer refused = petra.post(NOTES, Map.of("text", text, "ending", "REFUSE"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CONCURRENT_UPDATE");
        assertThat(NoteTable.count(text)).isZero();
        assertThat(NoteTable.keys(key)).isZero();

        assertThat(petra.post(NOTES, Map.of("text", "")).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(petra.post(NOTES, body()).status()).isEqualTo(201);
        assertThat(NoteTable.count(text)).isEqualTo(1);
    }

    @Test
    void a_call_whose_failure_was_hidden_is_no_false_success() {
        Answer answer = petra.post(NOTES, Map.of("text", text, "ending", "FAIL_UNSEEN"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(NoteTable.count(text)).isZero();
        assertThat(NoteTable.keys(key)).isZero();
    }

    @Test
    void a_commit_that_fails_is_told_before_any_other_answer_has_left() {
        Api.as("petra").withFreshKey().post(NOTES, body());

        Answer lost = petra.post(NOTES, body());

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.code()).isEqualTo("DUPLICATE");
        assertThat(lost.header("ETag")).isEmpty();
        assertThat(lost.header("Location")).isEmpty();
        assertThat(lost.header("X-Request-ID")).isPresent();
        assertThat(NoteTable.keys(key)).isZero();
    }

    @Test
    void a_form_is_the_same_whatever_boundary_its_parts_have() {
        FilePart file = new FilePart("file", "a.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));

        Answer first = petra.upload(NOTES + "/files", file);
        Answer second = petra.upload(NOTES + "/files", file);
        Answer renamed = petra.upload(NOTES + "/files", new FilePart("file", "b.txt", "text/plain", file.content()));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).hasValue("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(renamed.status()).isEqualTo(422);
        assertThat(NoteTable.count(text)).isEqualTo(1);
    }

    @Test
    void a_body_over_the_limit_is_refused_also_when_it_announces_no_length() {
        byte[] large = " ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);

        Answer announced = petra.send("POST", NOTES, "application/json", BodyPublishers.ofByteArray(large));
        Answer chunked = petra.send(
                "POST", NOTES, "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_form_that_cannot_be_read_is_the_callers_fault() {
        Answer answer =
                petra.send("POST", NOTES + "/files", "multipart/form-data", BodyPublishers.ofString("no boundary"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "two\twords"})
    void a_key_is_visible_ascii(String malformed) {
        assertThat(Api.as("petra").withKey(malformed).post(NOTES, body()).status())
                .isEqualTo(400);
    }

    @Test
    void a_key_has_at_most_255_characters() {
        Answer tooLong = Api.as("petra").withKey("k".repeat(256)).post(NOTES, body());
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(Api.as("petra")
                        .withKey(key + "k".repeat(255 - key.length()))
                        .post(NOTES, body())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void where_an_effect_must_not_happen_twice_a_call_without_key_is_refused() {
        Answer answer = Api.as("petra").post(NOTES + "/payments", body());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(Api.as("petra").post(NOTES, body()).status()).isEqualTo(201);
    }

    @Test
    void a_key_is_forgotten_after_24_hours_and_not_before() {
        petra.post(NOTES, body());
        NoteTable.age(key, "23 hours 59 minutes");
        expiredKeys.forget();
        assertThat(NoteTable.keys(key)).isEqualTo(1);

        NoteTable.age(key, "24 hours 1 minute");
        expiredKeys.forget();
        assertThat(NoteTable.keys(key)).isZero();
    }

    private Map<String, String> body() {
        return Map.of("text", text);
    }
}
