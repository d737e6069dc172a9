package io.millrace.platform.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;

/** Answers cut down to the fields that the caller asked for. */
class SparseFieldsTest {

    private static final String ID = "00000000-0000-0001-0000-000000000001";
    private static final String WIDE = "/api/v1/probes/wide";

    private final MockMvc api = ProbeApi.start();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | {'id': '%s', 'name': 'Blue Mill'}",
                "id | {'id': '%s'}",
                "note, name | {'id': '%s', 'name': 'Blue Mill', 'note': null}",
                "bankAccount | {'id': '%s', 'bankAccount': {'iban': 'DE02'}}",
                "bankAccount.iban | {'id': '%s', 'bankAccount': {'iban': 'DE02'}}",
                "lines.quantity | {'id': '%s', 'lines': [{'quantity': 1}, {'quantity': 2}]}",
                "lines.quantity,lines | {'id': '%s', 'lines': [{'quantity': 1}, {'quantity': 2}]}",
            })
    void a_read_carries_only_the_fields_asked_for_and_the_id(String fields, String answer) throws Exception {
        api.perform(get(WIDE + "/" + ID).param("fields", fields))
                .andExpect(status().isOk())
                .andExpect(content().json(answer.formatted(ID).replace('\'', '"'), JsonCompareMode.STRICT));
    }

    @Test
    void a_sparse_read_has_the_version_of_the_whole() throws Exception {
        api.perform(get(WIDE + "/" + ID + "?fields=name"))
                .andExpect(header().string("ETag", "\"7\""))
                .andExpect(jsonPath("$.version").doesNotExist());
    }

    @Test
    void every_item_of_a_page_is_sparse_and_the_page_goes_on_as_ever() throws Exception {
        api.perform(get(WIDE + "?fields=name&limit=2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[1].length()").value(2))
                .andExpect(jsonPath("$.items[1].name").value("Blue Mill"))
                .andExpect(jsonPath("$.next").value("abc"))
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(header().string("Link", containsString("?fields=name&limit=2&cursor=abc")));
    }

    @Test
    void an_empty_wish_is_the_whole() throws Exception {
        api.perform(get(WIDE + "/" + ID + "?fields="))
                .andExpect(jsonPath("$.length()").value(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nme", "name,", "Name", "bankAccount.ibn", "version.x", "lines[0]", "*"})
    void a_field_that_the_answer_does_not_have_is_refused_with_those_that_it_has(String fields) throws Exception {
        api.perform(get(WIDE).param("fields", fields))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("INVALID_FIELDS"))
                .andExpect(jsonPath("$.detail", containsString("id, name, bankAccount, bankAccount.iban, lines")));
    }

    @Test
    void fields_are_named_once() throws Exception {
        api.perform(get(WIDE + "?fields=id&fields=name"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].code").value("REPEATED"));
    }

    @Test
    void a_problem_is_never_cut_down() throws Exception {
        api.perform(get(WIDE + "/" + "00000000-0000-0000-0000-000000000001?fields=name"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/probes/" + ID + "?fields=id, fields",
        "/api/v1/probes?fields=limit, fields",
        "/api/v1/probes?q=x, q"
    })
    void what_an_endpoint_does_not_offer_is_an_unknown_parameter(String path, String parameter) throws Exception {
        api.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("UNKNOWN_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].field").value(parameter));
    }
}
