package io.millrace.platform.engine.diagram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a file holds, there is a picture, and it is harmless. */
class ProcessDiagramPropertyTest {

    private static final List<String> VALUES = List.of(
            "",
            "NaN",
            "-Infinity",
            "-1",
            "0",
            "1e-300",
            "99999",
            "1e9",
            "0x1p3",
            "decide",
            "approval",
            "startEvent",
            "true",
            "false",
            "url(//evil.example)",
            "&lt;script&gt;",
            "&quot; onload=&quot;x",
            "&#x1F680;&#x202E;&#xFFFD;",
            "a&#10;b&#9;c",
            "very long ".repeat(100),
            "x".repeat(1000));
    private static final List<String> KINDS = List.of(
            "task",
            "subProcess",
            "callActivity",
            "boundaryEvent",
            "endEvent",
            "complexGateway",
            "participant",
            "lane",
            "textAnnotation",
            "group",
            "dataStoreReference",
            "dataObjectReference",
            "dataInput",
            "messageFlow",
            "association",
            "sequenceFlow",
            "eventBasedGateway",
            "scriptTask",
            "choreographyTask");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?<= [a-zA-Z:]{1,30}=\")[^\"]*");

    private static final String MODEL = model();

    @Property(tries = 300)
    void a_model_with_any_values_has_a_picture(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int changes) {
        var random = new Random(seed);
        String changed = MODEL;
        for (int i = 0; i < changes; i++) {
            changed = replaceOne(changed, ATTRIBUTE, VALUES.get(random.nextInt(VALUES.size())), random);
        }
        assertDrawn(changed.getBytes(StandardCharsets.UTF_8), random);
    }

    @Property(tries = 100)
    void a_model_of_any_elements_has_a_picture(@ForAll long seed) {
        var random = new Random(seed);
        String changed = MODEL;
        for (String kind : List.of("userTask", "serviceTask", "exclusiveGateway", "endEvent", "startEvent")) {
            changed = changed.replaceAll("(?<=bpmn:)" + kind + "\\b", KINDS.get(random.nextInt(KINDS.size())));
        }
        assertDrawn(changed.getBytes(StandardCharsets.UTF_8), random);
    }

    @Property(tries = 300)
    void a_broken_file_has_a_picture(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int changes) {
        var random = new Random(seed);
        byte[] changed = MODEL.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changes; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        assertDrawn(changed, random);
    }

    private static void assertDrawn(byte[] file, Random random) {
        Set<String> some = random.nextBoolean() ? Set.of("decide", "Flow_decide_levelDecision") : Set.of();
        var marks = new Marks(some, Set.of("levelDecision"), some, Map.of("decide", random.nextInt()));
        ProcessDiagramTest.assertHarmless(ProcessDiagram.svg(file, marks));
    }

    private static String replaceOne(String text, Pattern what, String by, Random random) {
        Matcher found = what.matcher(text);
        int from = random.nextInt(text.length());
        if (!found.find(from) && !found.find(0)) {
            return text;
        }
        return text.substring(0, found.start()) + by + text.substring(found.end());
    }

    private static String model() {
        try {
            return Files.readString(Path.of("processes/approvals/approval.bpmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
