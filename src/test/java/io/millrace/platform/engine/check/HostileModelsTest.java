package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file, the check answers with findings. */
class HostileModelsTest {

    private static final List<String> OWN =
            List.of("processes/approvals/approval.bpmn", "processes/partners/partner-onboarding.bpmn");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LINE = Pattern.compile("\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<startEvent id='begin'/>",
                "<endEvent/>",
                "<startEvent/><serviceTask/><sequenceFlow/>",
                "<sequenceFlow id='f' sourceRef='f' targetRef='f'/>",
                "<task id='a'/><sequenceFlow id='f' sourceRef='a' targetRef='a'/>",
                "<startEvent id='s'/><parallelGateway id='g'/><sequenceFlow id='f' sourceRef='s' targetRef='g'/><sequenceFlow id='b' sourceRef='g' targetRef='g'/>",
                "<boundaryEvent id='b' attachedToRef='b'/><sequenceFlow id='f' sourceRef='b' targetRef='b'/>",
                "<subProcess id='s'><subProcess id='s'><startEvent id='s'/></subProcess></subProcess>",
                "<subProcess triggeredByEvent='true'><startEvent isInterrupting='maybe'/></subProcess>",
                "<callActivity id='c' calledElement='order'/>",
                "<exclusiveGateway id='g' default='none'/><sequenceFlow sourceRef='g' targetRef='g'><conditionExpression>${</conditionExpression></sequenceFlow>",
                "<startEvent id='s'><errorEventDefinition errorRef='x:y:z'/><messageEventDefinition messageRef=':'/></startEvent>",
                "<lane xmlns='urn:another-tool'><serviceTask id='t'/></lane>",
            })
    void odd_processes_are_read_to_their_end(String content) {
        var file = Sketch.sketch("none").xml(content).file();

        assertThatCode(() -> Offered.findings(file)).doesNotThrowAnyException();
    }

    @Test
    void a_long_process_is_followed_to_its_end() {
        var path = new StringBuilder("begin");
        var sketch = Sketch.sketch("none")
                .input("orderId", "UUID")
                .xml("<startEvent id='begin'/>")
                .end("end");
        for (int i = 0; i < 500; i++) {
            path.append(" > g").append(i).append(" > t").append(i);
            sketch.gateway("parallelGateway", "g" + i)
                    .service("t" + i, "rate")
                    .service("u" + i, "count")
                    .flow("g%d > u%d > g%d".formatted(i, i, i + 1));
        }
        var file = sketch.gateway("parallelGateway", "g500")
                .flow(path + " > g500 > pack > end")
                .service("pack", "pack")
                .file();

        assertThat(Offered.findings(file)).isEmpty();
    }

    @Property(tries = 200)
    void our_own_models_may_be_damaged_in_any_way(
            @ForAll @IntRange(max = 1) int which, @ForAll @IntRange(min = 1, max = 12) int times, @ForAll long seed)
            throws IOException {
        var random = new Random(seed);
        String text = Files.readString(Path.of(OWN.get(which)));
        for (int i = 0; i < times; i++) {
            text = damaged(text, random);
        }
        var file = new ModelFile("damaged.bpmn", text.getBytes(StandardCharsets.UTF_8));

        assertThatCode(() -> DeploymentCheck.check(List.of(file), Offered.offered()))
                .doesNotThrowAnyException();
    }

    /** One attribute gets another's value, or a line is lost, doubled or moved. */
    private static String damaged(String text, Random random) {
        if (random.nextBoolean()) {
            List<String> values =
                    VALUE.matcher(text).results().map(match -> match.group(1)).toList();
            var matches = VALUE.matcher(text).results().toList();
            var victim = matches.get(random.nextInt(matches.size()));
            String other = random.nextInt(5) == 0 ? "" : values.get(random.nextInt(values.size()));
            return text.substring(0, victim.start(1)) + other + text.substring(victim.end(1));
        }
        List<String> lines = new ArrayList<>(List.of(LINE.split(text)));
        int line = 5 + random.nextInt(lines.size() - 10);
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(line));
            default -> Collections.swap(lines, line, 5 + random.nextInt(lines.size() - 10));
        }
        return String.join("\n", lines);
    }
}
