package io.millrace.platform.web;

import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;

class VersionTest {

    private static final String PROBE = "/api/v1/probes/0190a1b2-0000-7000-8000-000000000001";

    private final MockMvc api = ProbeApi.start();

    @Test
    void a_read_says_the_version_as_etag() throws Exception {
        api.perform(get(PROBE)).andExpect(header().string("ETag", "\"3\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"3\" | 200",
                "\"2\", \"3\" | 200",
                "* | 200",
                "\"2\" | 412",
                "W/\"3\" | 412",
                "\"33\" | 412",
                "; | 400"
            })
    void a_write_goes_through_only_on_a_version_that_the_caller_has_seen(String ifMatch, int status) throws Exception {
        api.perform(put(PROBE).header("If-Match", ifMatch)).andExpect(status().is(status));
    }

    @Test
    void a_write_without_a_condition_goes_through() throws Exception {
        api.perform(put(PROBE)).andExpect(status().isOk()).andExpect(header().string("ETag", "\"4\""));
    }

    @Test
    void a_page_links_to_the_next_one_with_the_same_question() throws Exception {
        api.perform(get(URI.create("/api/v1/probes?limit=2&filter=name%3D%3Da")))
                .andExpect(header().string(
                                "Link", is("</api/v1/probes?limit=2&filter=name%3D%3Da&cursor=abc>; rel=\"next\"")))
                .andExpect(jsonPath("$.next").value("abc"));
        api.perform(get("/api/v1/probes?cursor=abc"))
                .andExpect(header().doesNotExist("Link"))
                .andExpect(jsonPath("$.next").doesNotExist())
                .andExpect(jsonPath("$").value(hasKey("next")));
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=-1", "limit=x", "limit=1&limit=2", "count=yes"})
    void a_list_parameter_out_of_range_is_refused(String query) throws Exception {
        api.perform(get("/api/v1/probes?" + query))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(query.substring(0, 5)));
    }
}
