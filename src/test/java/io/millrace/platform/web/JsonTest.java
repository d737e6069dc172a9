package io.millrace.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class JsonTest {

    private final MockMvc api = ProbeApi.start();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | 1",
                "text | true",
                "text | 1.5",
                "whole | \"1\"",
                "whole | 1.0",
                "whole | 99999999999",
                "whole | \"\"",
                "decimal | \"1.5\"",
                "flag | \"true\"",
                "flag | 1",
                "at | 1700000000",
                "at | \"2026-01-01\"",
                "at | \"\"",
                "at | \"+12026-01-01T00:00:00Z\"",
                "day | \"2026-02-30\"",
                "day | \"2026-01-01T00:00:00Z\"",
                "id | \"\"",
                "id | \"17\"",
                "colour | \"GREEN\"",
                "colour | 0",
                "colour | \"\"",
                "tags | \"one\"",
                "tags | \"\""
            })
    void a_value_of_another_type_is_refused_with_the_name_of_its_field(String field, String value) throws Exception {
        values("{\"" + field + "\":" + value + "}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].code").value("TYPE_MISMATCH"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\"} {}",
                "{\"text\":\"a\"} x",
                "{\"text\":",
                "",
                "null",
                "[]",
                "\"text\"",
                "{\"decimal\":NaN}",
                "{'text':'a'}"
            })
    void a_body_that_is_not_exactly_one_json_object_is_refused(String body) throws Exception {
        values(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"));
    }

    @Test
    void a_key_that_stands_twice_is_refused() throws Exception {
        values("{\"text\":\"a\",\"text\":\"b\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"))
                .andExpect(jsonPath("$.detail").value(containsString("Duplicate field 'text'")));
    }

    @Test
    void a_body_that_nests_too_deep_is_refused() throws Exception {
        values("{\"tags\":" + "[".repeat(5000) + "]".repeat(5000) + "}").andExpect(status().isBadRequest());
    }

    @Test
    void a_missing_number_is_not_taken_for_zero() throws Exception {
        api.perform(post("/api/v1/probes/counts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("count"));
    }

    @Test
    void values_are_written_as_the_convention_says() throws Exception {
        values("{\"decimal\":1E+3,\"at\":\"2026-01-01T02:00:00.5+02:00\",\"day\":\"2026-01-31\",\"text\":\"\","
                        + "\"price\":{\"amount\":\"12.5\",\"currency\":\"EUR\"},\"colour\":\"RED\"}")
                .andExpect(status().isOk())
                .andExpect(content()
                        .json(
                                "{\"decimal\":1000,\"at\":\"2026-01-01T00:00:00.500Z\",\"day\":\"2026-01-31\",\"text\":\"\","
                                        + "\"price\":{\"amount\":\"12.50\",\"currency\":\"EUR\"},\"colour\":\"RED\","
                                        + "\"whole\":null,\"flag\":null,\"id\":null,\"tags\":null}",
                                JsonCompareMode.STRICT))
                .andExpect(content().string(containsString("\"decimal\":1000,")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\":12.5,\"currency\":\"EUR\"} | price.amount",
                "{\"amount\":\"12,5\",\"currency\":\"EUR\"} | price.amount",
                "{\"amount\":\"1e3\",\"currency\":\"EUR\"} | price.amount",
                "{\"amount\":\"1.1234567\",\"currency\":\"EUR\"} | price.amount",
                "{\"amount\":\"1\",\"currency\":\"EURO\"} | price.currency",
                "{\"amount\":\"1\"} | price.currency",
                "{\"currency\":\"EUR\"} | price.amount"
            })
    void money_that_is_not_an_exact_decimal_in_a_known_currency_is_refused(String money, String field)
            throws Exception {
        values("{\"price\":" + money + "}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @Test
    void a_body_of_more_than_one_mebibyte_is_refused() throws Exception {
        values("{\"text\":\"" + "a".repeat(BodyLimitFilter.LIMIT) + "\"}")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.code").value("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void a_body_that_hides_its_length_is_refused_all_the_same() throws Exception {
        String body = "{\"text\":\"" + "a".repeat(BodyLimitFilter.LIMIT) + "\"}";
        api.perform(post("/api/v1/probes/values")
                        .contentType(MediaType.APPLICATION_JSON)
                        .with(request -> {
                            MockHttpServletRequest chunked =
                                    new MockHttpServletRequest("POST", request.getRequestURI()) {
                                        @Override
                                        public long getContentLengthLong() {
                                            return -1;
                                        }
                                    };
                            chunked.setPathInfo(request.getPathInfo());
                            chunked.setContentType(MediaType.APPLICATION_JSON_VALUE);
                            chunked.setContent(body.getBytes(StandardCharsets.UTF_8));
                            return chunked;
                        }))
                .andExpect(status().isPayloadTooLarge());
    }

    private ResultActions values(String body) throws Exception {
        return api.perform(post("/api/v1/probes/values")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
