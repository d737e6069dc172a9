package io.millrace.platform.engine.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

class ProcessDiagramTest {

    private static final String TASK = """
            <b:task id="t" name="%s"/>""";
    private static final String TASK_SHAPE = shape("t", "<dc:Bounds x='100' y='80' width='100' height='80'/>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&lt;/title&gt;&lt;/g&gt;&lt;image href='//evil.example'/&gt;",
                "&quot; onload=&quot;alert(1)",
                "]]&gt;&lt;!--",
                "&amp;lt;a&amp;gt;",
            })
    void a_hostile_name_stays_text(String name) {
        String svg = draw(
                TASK.formatted(name) + "<b:task id='&quot;&gt;&lt;script/&gt;' name='x'/>",
                TASK_SHAPE + shape("&quot;&gt;&lt;script/&gt;", "<dc:Bounds x='300' y='80' width='100' height='80'/>"));

        assertHarmless(svg);
        assertThat(Picture.of(svg).title("t"))
                .isEqualTo(name.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"));
    }

    @Test
    void a_colour_is_a_colour_and_no_reference() {
        for (String colour : Set.of("url(https://evil.example/x)", "url(#other)", "red;x:y", "expression(1)")) {
            assertThat(draw(TASK, colouredTask(colour))).doesNotContain(colour);
        }
        assertThat(draw(TASK, colouredTask("#ffcdd2"))).contains("fill=\"#ffcdd2\"");
    }

    @Test
    void characters_that_only_newer_xml_knows_are_replaced() {
        String svg = draw("1.1", TASK.formatted("a&#1;b"), TASK_SHAPE);

        assertThat(Picture.of(svg).title("t")).isEqualTo("a\uFFFDb");
    }

    @Test
    void a_model_without_a_diagram_says_so_with_its_name() {
        assertThat(Picture.of(draw(TASK, "")).texts())
                .singleElement()
                .isEqualTo("Buy &lt;things&gt; This model has no diagram."
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"));
    }

    @Test
    void a_file_that_is_no_model_says_so() {
        String entities = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
        for (String file : Set.of("", "no xml", entities)) {
            assertThat(Picture.of(ProcessDiagram.svg(bytes(file), Marks.none())).texts())
                    .containsExactly("This file can't be read as a model.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<dc:Bounds/>",
                "<dc:Bounds x='1' y='1'/>",
                "<dc:Bounds x='NaN' y='1' width='100' height='80'/>",
                "<dc:Bounds x='1' y='1' width='-100' height='80'/>",
                "<dc:Bounds x='1' y='1' width='0' height='80'/>",
                "<dc:Bounds x='1e300' y='1' width='100' height='80'/>",
                "<dc:Bounds x='1' y='1' width='Infinity' height='80'/>",
                "<dc:Bounds x='one' y='1' width='100' height='80'/>",
            })
    void a_shape_without_a_place_is_left_out_and_the_others_are_drawn(String bounds) {
        Picture picture =
                Picture.of(draw(TASK.formatted("Task") + "<b:task id='u'/>", shape("u", bounds) + TASK_SHAPE));

        assertThat(picture.title("t")).isEqualTo("Task");
        assertThat(picture.all().map(element -> element.getAttribute("data-element")))
                .doesNotContain("u");
    }

    @Test
    void a_path_is_marked_and_says_so_in_words() {
        String flow = "<b:sequenceFlow id='f' sourceRef='t' targetRef='u'/>";
        String svg = ProcessDiagram.svg(
                model(
                        "1.0",
                        TASK.formatted("A") + "<b:task id='u'/><b:task id='v'/><b:task id='w'/>" + flow,
                        TASK_SHAPE + at("u", 300) + at("v", 500) + at("w", 700) + edge("f", 200, 300)),
                new Marks(Set.of("t", "f", "u"), Set.of("u", "v"), Set.of("v", "unknown"), Map.of("u", 12, "w", 0)));
        Picture picture = Picture.of(svg);

        assertThat(mark(picture, "t")).isEqualTo("taken Passed");
        assertThat(mark(picture, "f")).isEqualTo("taken Passed");
        assertThat(mark(picture, "u")).isEqualTo("waiting The process is here");
        assertThat(mark(picture, "v")).isEqualTo("failed Stopped by an incident");
        assertThat(mark(picture, "w")).isBlank();
        assertThat(picture.texts()).containsExactlyInAnyOrder("A", "12", "!");
    }

    @Test
    void a_name_that_is_too_long_ends_in_dots_inside_its_task_and_is_whole_for_who_points_at_it() {
        String name = "Ask the applicant once more for everything that is missing "
                .repeat(3)
                .strip();
        Picture picture = Picture.of(draw(TASK.formatted(name), TASK_SHAPE));

        assertThat(picture.title("t")).isEqualTo(name);
        assertThat(picture.texts())
                .singleElement()
                .asString()
                .startsWith("Ask the applicant")
                .endsWith("…");
        picture.all().filter(line -> line.getTagName().equals("tspan")).forEach(line -> {
            assertThat(Lettering.width(line.getTextContent(), 9)).isLessThanOrEqualTo(100);
            assertThat(Double.parseDouble(line.getAttribute("y"))).isBetween(80.0, 160.0);
        });
    }

    @Test
    void a_closed_sub_process_with_a_drawing_of_its_own_is_shown_below() {
        String svg = draw(
                "<b:subProcess id='t' name='Closed'><b:task id='in' name='Inside'/></b:subProcess>",
                TASK_SHAPE.replace("bpmnElement", "isExpanded='false' bpmnElement")
                        + "</d:BPMNPlane></d:BPMNDiagram><d:BPMNDiagram><d:BPMNPlane bpmnElement='t'>" + at("in", 0));
        Picture picture = Picture.of(svg);

        assertThat(picture.title("in")).isEqualTo("Inside");
        assertThat(picture.texts()).containsExactly("Closed", "Closed", "Inside");
    }

    @Test
    void the_picture_is_large_enough_for_flows_that_go_far_out() {
        String svg = draw(TASK + "<b:sequenceFlow id='f'/>", TASK_SHAPE + edge("f", -500, 900));
        String[] box = Picture.of(svg)
                .document()
                .getDocumentElement()
                .getAttribute("viewBox")
                .split(" ");

        assertThat(Double.parseDouble(box[0])).isLessThan(-500);
        assertThat(Double.parseDouble(box[0]) + Double.parseDouble(box[2])).isGreaterThan(900);
        assertThat(Double.parseDouble(box[1])).isLessThan(80);
        assertThat(Double.parseDouble(box[1]) + Double.parseDouble(box[3])).isGreaterThan(160);
    }

    @Test
    void many_shapes_of_one_element_are_one() {
        String once = draw(TASK, TASK_SHAPE);

        assertThat(draw(TASK, TASK_SHAPE.repeat(1000))).isEqualTo(once);
    }

    @Test
    void the_picture_is_the_same_in_every_language() {
        Locale before = Locale.getDefault();
        String flow = "<b:sequenceFlow id='f'/>";
        String expected = draw(TASK + flow, TASK_SHAPE + edge("f", 1000.5, 20000.25));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(draw(TASK + flow, TASK_SHAPE + edge("f", 1000.5, 20000.25)))
                    .isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Nothing that runs, loads or styles. */
    static void assertHarmless(String svg) {
        Picture picture = Picture.of(svg);
        assertThat(picture.document().getDocumentElement().getAttribute("role")).isEqualTo("img");
        picture.all().forEach(element -> {
            assertThat(element.getTagName())
                    .isIn("svg", "g", "title", "desc", "rect", "circle", "path", "text", "tspan");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                assertThat(attribute.getNodeName()).doesNotStartWith("on").isNotIn("style", "href", "xlink:href");
                if (!attribute.getNodeName().equals("data-element")
                        && !attribute.getNodeName().equals("id")) {
                    assertThat(attribute.getNodeValue().replace("http://www.w3.org/2000/svg", ""))
                            .doesNotContain("url(", "//");
                }
            }
        });
    }

    private static String mark(Picture picture, String id) {
        return picture.group(id).getAttribute("data-mark") + " " + Picture.child(picture.group(id), "desc");
    }

    private static String colouredTask(String colour) {
        return TASK_SHAPE.replace(
                "bpmnElement", "c:background-color='%1$s' o:stroke='%1$s' bpmnElement".formatted(colour));
    }

    private static String at(String element, int x) {
        return shape(element, "<dc:Bounds x='%d' y='80' width='100' height='80'/>".formatted(x));
    }

    private static String shape(String element, String bounds) {
        return "<d:BPMNShape bpmnElement=\"%s\">%s</d:BPMNShape>".formatted(element, bounds);
    }

    private static String edge(String element, double from, double to) {
        return ("<d:BPMNEdge bpmnElement=\"%s\"><di:waypoint x='%s' y='120'/><di:waypoint x='%s' y='120'/>"
                        + "</d:BPMNEdge>")
                .formatted(element, from, to);
    }

    private static String draw(String elements, String shapes) {
        return draw("1.0", elements, shapes);
    }

    private static String draw(String version, String elements, String shapes) {
        return ProcessDiagram.svg(model(version, elements, shapes), Marks.none());
    }

    private static byte[] model(String version, String elements, String shapes) {
        return bytes("""
                <?xml version="%s" encoding="UTF-8"?>
                <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI"
                    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                    xmlns:c="http://www.omg.org/spec/BPMN/non-normative/color/1.0"
                    xmlns:o="http://bpmn.io/schema/bpmn/biocolor/1.0">
                  <b:process id="p" name="Buy &lt;things&gt;" isExecutable="true">%s</b:process>
                  <d:BPMNDiagram><d:BPMNPlane bpmnElement="p">%s</d:BPMNPlane></d:BPMNDiagram>
                </b:definitions>
                """.formatted(version, elements, shapes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
