package io.millrace.platform.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ProblemTest {

    private final MockMvc api = ProbeApi.start();

    @Test
    void a_problem_carries_all_members_of_the_convention() throws Exception {
        api.perform(get("/api/v1/probes/failures/problem").header("X-Request-ID", "order-17"))
                .andExpect(status().isPreconditionFailed())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().string("X-Request-ID", "order-17"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.type").value("https://millrace.example/docs/errors#STALE_VERSION"))
                .andExpect(jsonPath("$.title").value("The resource has changed since it was read"))
                .andExpect(jsonPath("$.status").value(412))
                .andExpect(jsonPath("$.detail").value("Read it again."))
                .andExpect(jsonPath("$.instance").value("/api/v1/probes/failures/problem"))
                .andExpect(jsonPath("$.code").value("STALE_VERSION"))
                .andExpect(jsonPath("$.correlationId").value("order-17"))
                .andExpect(jsonPath("$.error.code").value("STALE_VERSION"))
                .andExpect(jsonPath("$.error.message").value("Read it again."));
    }

    @ParameterizedTest
    @CsvSource({
        "lock, 409, CONCURRENT_UPDATE",
        "duplicate, 409, DUPLICATE",
        "reference, 409, REFERENCE_CONFLICT",
        "character, 400, VALIDATION_FAILED",
        "database, 503, SERVICE_UNAVAILABLE",
        "broken, 503, SERVICE_UNAVAILABLE",
        "bug, 500, INTERNAL_ERROR"
    })
    void a_failure_inside_has_a_code_and_shows_no_internals(String kind, int status, String code) throws Exception {
        api.perform(get("/api/v1/probes/failures/" + kind))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(content()
                        .string(not(anyOf(
                                containsString("select"),
                                containsString("io.millrace"),
                                containsString("Exception"),
                                containsString("partner_name_key"),
                                containsString("10.0.0.1")))));
    }

    @Test
    void a_missing_database_says_when_to_try_again() throws Exception {
        api.perform(get("/api/v1/probes/failures/database"))
                .andExpect(header().string("Retry-After", matchesPattern("[1-9][0-9]*")));
    }

    @Test
    void all_failures_of_a_request_are_told_at_once() throws Exception {
        post(
                        "/partners",
                        "{\"name\":\""
                                + " \",\"email\":\"x\",\"bankAccount\":{\"iban\":\"\"},"
                                + "\"lines\":[{\"quantity\":1},{\"quantity\":0}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field")
                        .value(containsInAnyOrder("name", "email", "bankAccount.iban", "lines[1].quantity")))
                .andExpect(jsonPath("$.errors[?(@.field == 'bankAccount.iban')].code")
                        .value(hasItem("NOT_BLANK")))
                .andExpect(jsonPath("$.errors[?(@.field == 'email')].code").value(hasItem("EMAIL")));
    }

    @Test
    void a_missing_nested_object_is_named() throws Exception {
        post("/partners", "{\"name\":\"A\",\"lines\":[{\"quantity\":1}]}")
                .andExpect(jsonPath("$.errors[0].field").value("bankAccount"))
                .andExpect(jsonPath("$.errors[0].code").value("NOT_NULL"));
    }

    @Test
    void an_unknown_field_is_named_with_its_path() throws Exception {
        post("/partners", "{\"name\":\"A\",\"bankAccount\":{\"ibam\":\"x\"}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("UNKNOWN_FIELD"))
                .andExpect(jsonPath("$.errors[0].field").value("bankAccount.ibam"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("iban")));
    }

    @Test
    void an_unknown_query_parameter_is_named_with_those_that_are_known() throws Exception {
        api.perform(get("/api/v1/probes?limt=3"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("UNKNOWN_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].field").value("limt"))
                .andExpect(jsonPath("$.detail").value(containsString("count, cursor, filter, limit, sort.")));
    }

    @Test
    void a_path_or_query_value_of_another_type_is_named() throws Exception {
        api.perform(get("/api/v1/probes/17"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("id"))
                .andExpect(jsonPath("$.errors[0].message").value("must be a UUID"));
        api.perform(get("/api/v1/probes/0190a1b2-0000-7000-8000-000000000001?colour=GREEN"))
                .andExpect(jsonPath("$.errors[0].message").value("must be one of RED, BLUE"));
    }

    @Test
    void a_query_parameter_that_breaks_a_rule_or_is_missing_is_named() throws Exception {
        api.perform(get("/api/v1/probes/sized?size=4"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("size"))
                .andExpect(jsonPath("$.errors[0].code").value("MIN"));
        api.perform(get("/api/v1/probes/sized"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].code").value("REQUIRED"));
    }

    @Test
    void wrong_method_type_and_address_answer_with_problems_too() throws Exception {
        api.perform(delete("/api/v1/probes/partners"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", allOf(containsString("POST"), not(containsString("DELETE")))))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED"));
        api.perform(MockMvcRequestBuilders.post("/api/v1/probes/partners")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("UNSUPPORTED_MEDIA_TYPE"));
        api.perform(get("/api/v1/probes").accept(MediaType.IMAGE_PNG))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void what_fails_outside_a_controller_is_a_problem_or_a_plain_page() throws Exception {
        api.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/gone"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"))
                .andExpect(jsonPath("$.instance").value("/gone"));
        api.perform(get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(content().string(not(containsString("secret"))));
    }

    private ResultActions post(String path, String body) throws Exception {
        return api.perform(MockMvcRequestBuilders.post("/api/v1/probes" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
