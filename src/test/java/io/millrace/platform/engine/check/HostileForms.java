package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.FeelRule.*;
import static io.millrace.platform.engine.check.FormRule.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What somebody would put into a form who wants a script run, data sent elsewhere, or the browser of others to stand still. */
public final class HostileForms {

    private HostileForms() {}

    public static List<HostileFile> all() {
        return Stream.of(components(), files()).flatMap(List::stream).toList();
    }

    static List<HostileFile> components() {
        return List.of(
                component("{'type':'html','id':'x','content':'<b>x</b>'}", COMPONENT_TYPE),
                component("{'type':'iframe','id':'x','url':'https://evil.example'}", COMPONENT_TYPE),
                component("{'type':'filepicker','id':'x','key':'k'}", COMPONENT_TYPE),
                component("{'type':'documentPreview','id':'x','dataSource':'=d'}", COMPONENT_TYPE),
                component("{'type':'expression','id':'x','key':'k','expression':'=1'}", COMPONENT_TYPE),
                component("{'type':['text'],'id':'x'}", COMPONENT_TYPE),
                component("{'type':'taglist','id':'x','key':'k','values':[]}", COMPONENT_OF_LISTS),
                component("{'type':'dynamiclist','id':'x','path':'p','components':[]}", COMPONENT_OF_LISTS),
                component("{'type':'text','id':'x','text':'a','onclick':'alert(1)'}", PROPERTY_UNKNOWN),
                component("{'type':'group','id':'x','path':'a.b','components':[]}", PROPERTY_UNKNOWN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'script':'x'}}", PROPERTY_UNKNOWN),
                component("{'type':'button','id':'x','action':'delete'}", PROPERTY_VALUE),
                component("{'type':'checkbox','id':'x','key':'k','disabled':'=true'}", PROPERTY_VALUE),
                component(
                        "{'type':'radio','id':'x','key':'k','values':[{'label':'A','value':'A'},{'label':'B','value':'A'}]}",
                        PROPERTY_VALUE),
                component("{'type':'select','id':'x','key':'k','values':[]}", FIELD_WITHOUT_OPTIONS),
                component("{'type':'textfield','id':'x','key':'a.b'}", FIELD_KEY),
                component("{'type':'textfield','id':'x'}", FIELD_KEY),
                component("{'type':'textfield','id':'x','key':'known'}", FIELD_KEY_TWICE),
                component("{'type':'separator','id':'x'},{'type':'separator','id':'x'}", ID_OF_COMPONENT_TWICE),
                component("{'type':'text','id':'x','text':'<script>alert(1)</script>'}", TEXT_WITH_MARKUP),
                component("{'type':'text','id':'x','text':'<img src=x onerror=alert(1)'}", TEXT_WITH_MARKUP),
                component("{'type':'text','id':'x','text':'=\\\"<img src=x>\\\"'}", TEXT_WITH_MARKUP),
                component("{'type':'text','id':'x','text':'<{{known}}>'}", TEXT_WITH_MARKUP),
                component("{'type':'text','id':'x','text':'[click](javascript:alert(1))'}", TEXT_WITH_LINK),
                component("{'type':'text','id':'x','text':'[click](&#106;avascript:alert(1))'}", TEXT_WITH_LINK),
                component(
                        "{'type':'text','id':'x','text':'[click](JAVA\\\\\\tSCRIPT:alert(1)) [a](//evil.example)'}",
                        TEXT_WITH_LINK),
                component("{'type':'text','id':'x','text':'[click]({{known}})'}", TEXT_WITH_LINK),
                component("{'type':'text','id':'x','text':'[click][1]\\n\\n[1]: data:text/html,x'}", TEXT_WITH_LINK),
                component("{'type':'text','id':'x','text':'[click](https://a{{known}})'}", TEXT_WITH_LINK),
                component("{'type':'text','id':'x','text':'![track](https://evil.example/x.png)'}", IMAGE_SOURCE),
                component("{'type':'image','id':'x','source':'https://evil.example/x.png'}", IMAGE_SOURCE),
                component("{'type':'image','id':'x','source':'=known'}", IMAGE_SOURCE),
                component("{'type':'image','id':'x','source':'data:image/svg+xml;base64,AAAA'}", IMAGE_SOURCE),
                component("{'type':'text','id':'x','text':'" + ">".repeat(9000) + "'}", FORM_TOO_LARGE),
                component("{'type':'text','id':'x','text':'{{#loop known}}a{{/loop}}'}", TEMPLATE),
                component("{'type':'text','id':'x','text':'{{known'}", TEMPLATE),
                component("{'type':'text','id':'x','text':'{{#if known}}a'}", TEMPLATE),
                component("{'type':'text','id':'x','text':'{{known known}}'}", FEEL_UNREADABLE),
                component("{'type':'text','id':'x','text':'{{for i in 1..100000000 return i}}'}", FEEL_NOT_ALLOWED),
                component(
                        "{'type':'text','id':'x','text':'a','conditional':{'hide':'=every i in 1..9999999 satisfies i > 0'}}",
                        FEEL_NOT_ALLOWED),
                component(
                        "{'type':'select','id':'x','key':'k','valuesExpression':'=replace(a,\\\"(a+)+\\\",\\\"b\\\")'}",
                        FEEL_FUNCTION),
                component(
                        "{'type':'number','id':'x','key':'k','validate':{'max':'=((((((((1))))))))'}}", FEEL_TOO_LARGE),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'^(a+)+$'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(a|aa)*b'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'((a?){30})a{30}'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(?=a)b'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'(a)\\\\1'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'.*.*.*.*x'}}", PATTERN),
                component(
                        "{'type':'textfield','id':'x','key':'k','validate':{'pattern':'((((a{100}){100}){100}){100})'}}",
                        PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'[^](a+)+b]'}}", PATTERN),
                component("{'type':'textfield','id':'x','key':'k','validate':{'pattern':'['}}", PATTERN));
    }

    static List<HostileFile> files() {
        String friendly = form("{'type':'separator','id':'x'}");
        return List.of(
                whole("", FORM_UNREADABLE),
                whole("[]", FORM_UNREADABLE),
                whole(friendly + friendly, FORM_UNREADABLE),
                whole(friendly.replace("{\"id\"", "{\"id\":\"other\",\"id\""), FORM_UNREADABLE),
                whole("{\"a\":".repeat(40) + "1" + "}".repeat(40), FORM_TOO_LARGE),
                whole(friendly + " ".repeat(FormFile.MAX_BYTES), FORM_TOO_LARGE),
                whole(form("{'type':'separator'},".repeat(600) + "{'type':'separator'}"), FORM_TOO_LARGE),
                whole(friendly.replace(":16", ":17"), FORM_VERSION),
                whole(friendly.replace(":16", ":\"16\""), FORM_VERSION),
                whole(friendly.replace("Camunda Platform", "Camunda Cloud"), FORM_VERSION),
                whole(friendly.replace("\"id\":\"test.form\"", "\"id\":\"../x\""), FORM_ID),
                whole(friendly.replace("\"id\":\"test.form\",", ""), FORM_ID),
                whole(
                        friendly.replace("\"type\":\"default\"", "\"type\":\"default\",\"script\":\"x\""),
                        PROPERTY_UNKNOWN),
                whole(friendly.replaceFirst("\\[.*]", "\"=x\""), PROPERTY_VALUE));
    }

    private static HostileFile component(String components, Rule rule) {
        return new HostileFile(components, rule, "x", file(form(components)));
    }

    private static HostileFile whole(String form, Rule rule) {
        return new HostileFile(form, rule, null, file(form));
    }

    private static ModelFile file(String form) {
        return new ModelFile("test.form", form.getBytes(StandardCharsets.UTF_8));
    }

    static String form(String components) {
        return """
            {"id":"test.form","type":"default","executionPlatform":"Camunda Platform","schemaVersion":16,
            "components":[{"type":"textfield","id":"first","key":"known"},%s]}""".formatted(
                        components.replace("\\\"", "\u0001").replace('\'', '"').replace("\u0001", "\\\""));
    }
}
