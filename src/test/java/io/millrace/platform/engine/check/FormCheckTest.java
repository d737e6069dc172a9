package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.FeelRule.*;
import static io.millrace.platform.engine.check.FormRule.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    static Stream<Arguments> hostileComponents() {
        return Stream.of(
                arguments("{'type':'html','id':'x','content':'<b>x</b>'}", COMPONENT_TYPE),
                arguments("{'type':'iframe','id':'x','url':'https://evil.example'}", COMPONENT_TYPE),
                arguments("{'type':'filepicker','id':'x','key':'k'}", COMPONENT_TYPE),
                arguments("{'type':'documentPreview','id':'x','dataSource':'=d'}", COMPONENT_TYPE),
                arguments("{'type':'expression','id':'x','key':'k','expression':'=1'}", COMPONENT_TYPE),
                arguments("{'type':['text'],'id':'x'}", COMPONENT_TYPE),
                arguments("{'type':'taglist','id':'x','key':'k','values':[]}", COMPONENT_OF_LISTS),
                arguments("{'type':'dynamiclist','id':'x','path':'p','components':[]}", COMPONENT_OF_LISTS),
                arguments("{'type':'text','id':'x','text':'a','onclick':'alert(1)'}", PROPERTY_UNKNOWN),
                arguments("{'type':'group','id':'x','path':'a.b','components':[]}", PROPERTY_UNKNOWN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'script':'x'}}", PROPERTY_UNKNOWN),
                arguments("{'type':'button','id':'x','action':'delete'}", PROPERTY_VALUE),
                arguments("{'type':'checkbox','id':'x','key':'k','disabled':'=true'}", PROPERTY_VALUE),
                arguments(
                        "{'type':'radio','id':'x','key':'k','values':[{'label':'A','value':'A'},{'label':'B','value':'A'}]}",
                        PROPERTY_VALUE),
                arguments("{'type':'select','id':'x','key':'k','values':[]}", FIELD_WITHOUT_OPTIONS),
                arguments("{'type':'textfield','id':'x','key':'a.b'}", FIELD_KEY),
                arguments("{'type':'textfield','id':'x'}", FIELD_KEY),
                arguments("{'type':'textfield','id':'x','key':'known'}", FIELD_KEY_TWICE),
                arguments("{'type':'separator','id':'x'},{'type':'separator','id':'x'}", ID_OF_COMPONENT_TWICE),
                arguments("{'type':'text','id':'x','text':'<script>alert(1)</script>'}", TEXT_WITH_MARKUP),
                arguments("{'type':'text','id':'x','text':'<img src=x onerror=alert(1)'}", TEXT_WITH_MARKUP),
                arguments("{'type':'text','id':'x','text':'=\\\"<img src=x>\\\"'}", TEXT_WITH_MARKUP),
                arguments("{'type':'text','id':'x','text':'<{{known}}>'}", TEXT_WITH_MARKUP),
                arguments("{'type':'text','id':'x','text':'[click](javascript:alert(1))'}", TEXT_WITH_LINK),
                arguments("{'type':'text','id':'x','text':'[click](&#106;avascript:alert(1))'}", TEXT_WITH_LINK),
                arguments(
                        "{'type':'text','id':'x','text':'[click](JAVA\\\\\\tSCRIPT:alert(1)) [a](//evil.example)'}",
                        TEXT_WITH_LINK),
                arguments("{'type':'text','id':'x','text':'[click]({{known}})'}", TEXT_WITH_LINK),
                arguments("{'type':'text','id':'x','text':'[click][1]\\n\\n[1]: data:text/html,x'}", TEXT_WITH_LINK),
                arguments("{'type':'text','id':'x','text':'[click](https://a{{known}})'}", TEXT_WITH_LINK),
                arguments("{'type':'text','id':'x','text':'![track](https://evil.example/x.png)'}", IMAGE_SOURCE),
                arguments("{'type':'image','id':'x','source':'https://evil.example/x.png'}", IMAGE_SOURCE),
                arguments("{'type':'image','id':'x','source':'=known'}", IMAGE_SOURCE),
                arguments("{'type':'image','id':'x','source':'data:image/svg+xml;base64,AAAA'}", IMAGE_SOURCE),
                arguments("{'type':'text','id':'x','text':'" + ">".repeat(9000) + "'}", FORM_TOO_LARGE),
                arguments("{'type':'text','id':'x','text':'{{#loop known}}a{{/loop}}'}", TEMPLATE),
                arguments("{'type':'text','id':'x','text':'{{known'}", TEMPLATE),
                arguments("{'type':'text','id':'x','text':'{{#if known}}a'}", TEMPLATE),
                arguments("{'type':'text','id':'x','text':'{{known known}}'}", FEEL_UNREADABLE),
                arguments("{'type':'text','id':'x','text':'{{for i in 1..100000000 return i}}'}", FEEL_NOT_ALLOWED),
                arguments(
                        "{'type':'text','id':'x','text':'a','conditional':{'hide':'=every i in 1..9999999 satisfies i > 0'}}",
                        FEEL_NOT_ALLOWED),
                arguments(
                        "{'type':'select','id':'x','key':'k','valuesExpression':'=replace(a,\\\"(a+)+\\\",\\\"b\\\")'}",
                        FEEL_FUNCTION),
                arguments(
                        "{'type':'number','id':'x','key':'k','validate':{'max':'=((((((((1))))))))'}}", FEEL_TOO_LARGE),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'^(a+)+$'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(a|aa)*b'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'((a?){30})a{30}'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(?=a)b'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(a)\\\\1'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'.*.*.*.*x'}}", PATTERN),
                arguments(
                        "{'type':'textfield','id':'x','key':'k','validate':{'pattern':'((((a{100}){100}){100}){100})'}}",
                        PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'[^](a+)+b]'}}", PATTERN),
                arguments("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'['}}", PATTERN));
    }

    @ParameterizedTest
    @MethodSource("hostileComponents")
    void a_component_that_could_do_harm_or_shows_nothing_is_found_out(String components, Rule rule) {
        assertThat(check(form(components))).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.elementId()).isEqualTo("x");
            assertThat(finding.explanation()).isNotBlank();
        });
    }

    static Stream<Arguments> hostileFiles() {
        String friendly = form("{'type':'separator','id':'x'}");
        return Stream.of(
                arguments("", FORM_UNREADABLE),
                arguments("[]", FORM_UNREADABLE),
                arguments(friendly + friendly, FORM_UNREADABLE),
                arguments(friendly.replace("{\"id\"", "{\"id\":\"other\",\"id\""), FORM_UNREADABLE),
                arguments("{\"a\":".repeat(40) + "1" + "}".repeat(40), FORM_TOO_LARGE),
                arguments(friendly + " ".repeat(FormFile.MAX_BYTES), FORM_TOO_LARGE),
                arguments(form("{'type':'separator'},".repeat(600) + "{'type':'separator'}"), FORM_TOO_LARGE),
                arguments(friendly.replace(":16", ":17"), FORM_VERSION),
                arguments(friendly.replace(":16", ":\"16\""), FORM_VERSION),
                arguments(friendly.replace("Camunda Platform", "Camunda Cloud"), FORM_VERSION),
                arguments(friendly.replace("\"id\":\"test.form\"", "\"id\":\"../x\""), FORM_ID),
                arguments(friendly.replace("\"id\":\"test.form\",", ""), FORM_ID),
                arguments(
                        friendly.replace("\"type\":\"default\"", "\"type\":\"default\",\"script\":\"x\""),
                        PROPERTY_UNKNOWN),
                arguments(friendly.replaceFirst("\\[.*]", "\"=x\""), PROPERTY_VALUE));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void a_file_that_is_no_form_of_the_task_list_is_found_out(String form, Rule rule) {
        assertThat(check(form)).extracting(Finding::rule).contains(rule);
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

    private static String form(String components) {
        return """
            {"id":"test.form","type":"default","executionPlatform":"Camunda Platform","schemaVersion":16,
            "components":[{"type":"textfield","id":"first","key":"known"},%s]}""".formatted(
                        components.replace("\\\"", "\u0001").replace('\'', '"').replace("\u0001", "\\\""));
    }

    private static List<Finding> check(String form) {
        return DeploymentCheck.check(List.of(file(form)), KnownCapabilities.OURS);
    }

    private static ModelFile file(String form) {
        return new ModelFile("test.form", form.getBytes(StandardCharsets.UTF_8));
    }
}
