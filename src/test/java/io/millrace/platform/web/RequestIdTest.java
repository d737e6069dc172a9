package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.FilterChain;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

class RequestIdTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final MockMvc api = ProbeApi.start();

    @Test
    void a_request_without_an_id_gets_one() throws Exception {
        assertThat(UUID.fromString(responseId(null)).version()).isEqualTo(7);
        assertThat(responseId(null)).isNotEqualTo(responseId(null));
    }

    @Test
    void the_callers_id_comes_back() throws Exception {
        assertThat(responseId("order-17:retry_2.a")).isEqualTo("order-17:retry_2.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nforged log line", "<script>", "äöü"})
    void an_id_that_could_forge_a_log_line_is_replaced(String id) throws Exception {
        assertThat(UUID.fromString(responseId(id))).isNotNull();
    }

    @Test
    void an_id_that_is_too_long_is_replaced() throws Exception {
        assertThat(responseId("a".repeat(64))).hasSize(64);
        assertThat(responseId("a".repeat(65))).hasSize(36);
    }

    @Test
    void request_and_trace_id_are_in_the_log_context_while_the_request_lasts() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("X-Request-ID", "r1");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
        FilterChain chain = (in, out) -> seen.set(MDC.getCopyOfContextMap());
        new RequestIdFilter().doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(seen.get()).containsEntry("requestId", "r1").containsEntry("traceId", TRACE);
        assertThat(MDC.get("requestId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void a_traceparent_that_the_standard_forbids_is_ignored() {
        assertThat(RequestIdFilter.traceId("ff-" + TRACE + "-00f067aa0ba902b7-01"))
                .isNull();
        assertThat(RequestIdFilter.traceId("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                .isNull();
        assertThat(RequestIdFilter.traceId("00-" + TRACE + "-" + "0".repeat(16) + "-01"))
                .isNull();
        assertThat(RequestIdFilter.traceId("nonsense")).isNull();
        assertThat(RequestIdFilter.traceId("01-" + TRACE + "-00f067aa0ba902b7-01-later"))
                .isEqualTo(TRACE);
    }

    private String responseId(@Nullable String given) throws Exception {
        var request = get("/api/v1/probes");
        if (given != null) {
            request.header("X-Request-ID", given);
        }
        return String.valueOf(api.perform(request).andReturn().getResponse().getHeader("X-Request-ID"));
    }
}
