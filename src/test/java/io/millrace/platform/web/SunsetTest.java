package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.swagger.v3.oas.models.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;

class SunsetTest {

    private final MockMvc api = ProbeApi.start();

    @ParameterizedTest
    @CsvSource({"/api/v1/probes/old?size=7, 200", "/api/v1/probes/old?size=none, 400"})
    void an_endpoint_that_will_go_away_says_so_with_every_answer(String path, int status) throws Exception {
        api.perform(get(path))
                .andExpect(status().is(status))
                .andExpect(header().string("Deprecation", "@1688169600"))
                .andExpect(header().string("Sunset", "Mon, 01 Jul 2024 00:00:00 GMT"))
                .andExpect(header().string("Link", "</docs/api>; rel=\"deprecation\"; type=\"text/html\""));
    }

    @Test
    void an_endpoint_that_stays_says_nothing() throws Exception {
        api.perform(get("/api/v1/probes/sized?size=7"))
                .andExpect(header().doesNotExist("Deprecation"))
                .andExpect(header().doesNotExist("Sunset"))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    void its_description_says_so_too() throws Exception {
        var method =
                new HandlerMethod(new ProbeController(), ProbeController.class.getDeclaredMethod("old", int.class));
        Operation operation = OperationDescription.describe(new Operation(), method);
        assertThat(operation.getDeprecated()).isTrue();
        assertThat(operation.getExtensions()).containsEntry("x-sunset", "2024-07-01");
    }
}
