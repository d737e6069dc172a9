package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.HostileForms.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    static List<HostileFile> hostileComponents() {
        return HostileForms.components();
    }

    @ParameterizedTest
    @MethodSource("hostileComponents")
    void a_component_that_could_do_harm_or_shows_nothing_is_found_out(HostileFile form) {
        assertThat(DeploymentCheck.check(List.of(form.file()), KnownCapabilities.OURS))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(form.rule());
                    assertThat(finding.elementId()).isEqualTo("x");
                    assertThat(finding.explanation()).isNotBlank();
                });
    }

    static List<HostileFile> hostileFiles() {
        return HostileForms.files();
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void a_file_that_is_no_form_of_the_task_list_is_found_out(HostileFile form) {
        assertThat(DeploymentCheck.check(List.of(form.file()), KnownCapabilities.OURS))
                .extracting(Finding::rule)
                .contains(form.rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text','id':'x','text':'## Hello {{known}}\\n\\n[Record](/partners/{{known}}) and [help](https://millrace.io/a?b)'}",
                "{'type':'text','id':'x','text':'{{#if known = \\\"A\\\"}}less than 5 < 6{{/if}} and a | table\\n---|---\\n1|2'}",
                "{'type':'text','id':'x','text':'=\\\"Hello \\\" + upper case(known)'}",
                "{'type':'number','id':'x','key':'k','label':'Amount','validate':{'min':0,'max':'=limit','required':true},'appearance':{'suffixAdorner':'{{currency}}'}}",
                "{'type':'datetime','id':'x','key':'k','subtype':'date','dateLabel':'When','disallowPassedDates':true}",
                "{'type':'select','id':'x','key':'k','searchable':true,'values':[{'label':'A','value':'a'}],'defaultValue':'a'}",
                "{'type':'select','id':'x','key':'k','valuesExpression':'=options'}",
                "{'type':'group','id':'x','label':'G','components':[{'type':'checkbox','id':'y','key':'k','label':'Yes'},{'type':'spacer','height':10}]}",
                "{'type':'textfield','id':'x','key':'k','validate':{'pattern':'^[A-Z]{2}[0-9A-Z]{10,30}(-[0-9]{4})?$','validationType':'custom','patternErrorMessage':'An IBAN'}}",
                "{'type':'image','id':'x','alt':'Logo','source':'data:image/png;base64,iVBORw0KGgo='}",
                "{'type':'table','id':'x','label':'T','dataSource':'=rows','columns':[{'label':'A','key':'a'}],'rowCount':10}",
                "{'type':'button','id':'x','label':'Send','action':'submit','properties':{'note':'for designers'}}",
            })
    void a_component_that_is_data_passes(String component) {
        assertThat(check(form(component))).isEmpty();
    }

    @Test
    void a_form_says_what_it_leaves_and_what_it_shows() {
        var contract = FormContract.of(file(form("""
                {'type':'text','id':'t','text':'{{title}} {{amount}}'},
                {'type':'number','id':'a','key':'amount','validate':{'required':true,'max':'=limit'}},
                {'type':'checkbox','id':'b','key':'sure','conditional':{'hide':'=amount < 5'},'validate':{'required':true}},
                {'type':'textfield','id':'c','key':'name','readonly':true},
                {'type':'textfield','id':'d','key':'country','disabled':true},
                {'type':'group','id':'e','components':[{'type':'select','id':'f','key':'choice','valuesKey':'options'}]}
                """))).orElseThrow();

        assertThat(contract.fields())
                .containsExactly(
                        new FormContract.Field("known", String.class, false),
                        new FormContract.Field("amount", Double.class, true),
                        new FormContract.Field("sure", Boolean.class, false),
                        new FormContract.Field("name", String.class, false),
                        new FormContract.Field("choice", String.class, false));
        assertThat(contract.reads()).containsExactly("country", "limit", "name", "options", "title");
        assertThat(FormContract.of(file("{"))).isEmpty();
    }

    private static List<Finding> check(String form) {
        return DeploymentCheck.check(List.of(file(form)), KnownCapabilities.OURS);
    }

    private static ModelFile file(String form) {
        return new ModelFile("test.form", form.getBytes(StandardCharsets.UTF_8));
    }
}
