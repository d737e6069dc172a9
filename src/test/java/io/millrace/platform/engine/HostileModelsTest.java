package io.millrace.platform.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.millrace.platform.engine.HostileModels.Hostile;
import io.millrace.platform.engine.check.DeploymentCheck;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.FriendlyProcesses;
import io.millrace.platform.engine.check.ModelFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileModelsTest {

    private static EmbeddedPostgres postgres;
    private static LockedEngine checking;
    private static LockedEngine guarding;
    private static LockedEngine open;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setPort(0).start();
        checking = new LockedEngine(postgres, "checking", true, false, true);
        guarding = new LockedEngine(postgres, "guarding", false, true, true);
        open = new LockedEngine(postgres, "open", false, false, false);
    }

    @AfterAll
    static void stop() throws IOException {
        checking.close();
        guarding.close();
        open.close();
        postgres.close();
    }

    @BeforeEach
    void silence() {
        Canary.SONGS.set(0);
    }

    static Stream<Hostile> hostile() {
        return HostileModels.all().stream();
    }

    static Stream<ModelFile> friendly() {
        return FriendlyProcesses.all().stream();
    }

    @Test
    void the_good_model_that_the_hostile_ones_are_made_from_passes_and_runs() {
        assertThat(DeploymentCheck.check(List.of(HostileModels.file(HostileModels.GOOD)), LockedEngine.surroundings()))
                .isEmpty();
        Stream.of(checking, guarding).forEach(engine -> {
            engine.deploy(HostileModels.file(HostileModels.GOOD.replace("\"other\"", "\"claim\"")));
            engine.start();
            assertThat(engine.engine()
                            .getTaskService()
                            .createTaskQuery()
                            .taskName("Decide")
                            .count())
                    .isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_model_is_refused_with_the_rule_and_the_element(Hostile model) {
        assertThat(DeploymentCheck.check(List.of(model.file()), LockedEngine.surroundings()))
                .extracting(finding -> finding.rule().name(), Finding::elementId)
                .contains(tuple(model.rule(), model.element()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_first_lock_alone_keeps_a_hostile_model_out(Hostile model) {
        refuses(checking, model);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_second_lock_alone_keeps_a_hostile_model_out(Hostile model) {
        refuses(guarding, model);
    }

    private static void refuses(LockedEngine engine, Hostile model) {
        long before = engine.stored();
        assertThatThrownBy(() -> engine.tryOut(model.file())).isInstanceOf(ProcessEngineException.class);
        assertThat(Canary.SONGS).hasValue(0);
        assertThat(engine.stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("friendly")
    void the_second_lock_lets_pass_what_designers_draw_in_good_faith(ModelFile file) {
        assertThatCode(() -> guarding.deploy(file)).doesNotThrowAnyException();
    }

    /** So that the canary's silence above means something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a class as a task",
                "an expression as a task",
                "a computed service task",
                "a script task in the engine's own expression language",
                "a listener of a class",
                "a listener on a flow",
                "a task listener's expression",
                "a form handler of a class",
                "variables mapped by a class",
                "a bean of the application",
                "the engine's older namespace",
            })
    void without_locks_the_engine_runs_what_a_model_names(String what) {
        Hostile model = named(what);
        var unused = catchThrowable(() -> open.tryOut(model.file()));

        assertThat(Canary.SONGS).hasPositiveValue();
        open.deleteAll();
    }

    /** The second lock looks twice; here only at what the engine made, without what it had read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a class as a task",
                "a class at a message's end event",
                "a script task in the engine's own expression language",
                "a listener of a class",
                "a listener that names a service task",
                "a listener of a whole process",
                "a listener on a flow",
                "a task listener of a class",
                "a script in a list in a map",
                "another organization's process",
                "a case",
                "whatever process a variable names",
                "the engine's older namespace",
            })
    void what_the_engine_made_of_a_model_shows_what_it_would_run(String what) {
        String hostile = new String(named(what).file().content(), StandardCharsets.UTF_8);
        // The same within a sub-process, except for what belongs to the process itself.
        String nested = hostile.replaceAll(
                "(?s)(<bpmn:startEvent id=\"start\".*<bpmn:endEvent.*?)(\\s*</bpmn:process>)",
                "<bpmn:startEvent id=\"first\" /><bpmn:sequenceFlow id=\"in\" sourceRef=\"first\" targetRef=\"sub\" /><bpmn:subProcess id=\"sub\">$1</bpmn:subProcess>$2");

        assertThat(problems(HostileModels.file(hostile))).isNotEmpty();
        assertThat(problems(HostileModels.file(nested))).isNotEmpty();
    }

    @Test
    void what_the_engine_made_of_a_good_model_shows_nothing() {
        assertThat(problems(HostileModels.file(HostileModels.GOOD))).isEmpty();
        assertThat(friendly().map(HostileModelsTest::problems))
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    private static Map<String, String> problems(ModelFile file) {
        try {
            open.deploy(file);
            var repository = (RepositoryServiceImpl) open.engine().getRepositoryService();
            String id = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("claim")
                    .latestVersion()
                    .singleResult()
                    .getId();
            return ParsedModel.problems((ScopeImpl) repository.getDeployedProcessDefinition(id));
        } finally {
            open.deleteAll();
        }
    }

    private static Hostile named(String what) {
        return hostile()
                .filter(candidate -> candidate.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_address_that_a_model_names_is_asked_for_a_schema() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            ModelFile file = HostileModels.file(HostileModels.GOOD.replace(
                    "id=\"definitions\"",
                    "id=\"definitions\" xmlns:evil=\"urn:evil\" evil:a=\"b\" xsi:schemaLocation=\"urn:evil http://127.0.0.1:%d/evil.xsd\""
                            .formatted(server.getAddress().getPort())));
            var unused = catchThrowable(() -> open.deploy(file));
            assertThat(asked).as("the engine by itself").hasPositiveValue();

            asked.set(0);
            assertThatThrownBy(() -> checking.deploy(file)).hasMessageContaining("EXTERNAL_RESOURCE");
            assertThatThrownBy(() -> guarding.deploy(file)).hasMessageContaining("'http' access is not allowed");
            assertThat(asked).hasValue(0);
            open.deleteAll();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_refusal_tells_the_modeler_every_finding_with_its_line_and_element() {
        var model = HostileModels.all().get(0);
        var refusal = catchThrowableOfType(ParseException.class, () -> checking.deploy(model.file()));

        var problem = refusal.getResorceReports().get(0).getErrors().get(0);
        assertThat(refusal.getResorceReports().get(0).getResourceName()).isEqualTo("claim.bpmn");
        assertThat(problem.getMessage()).contains("camunda:class", "Name a service task instead", "[JAVA_CLASS]");
        assertThat(problem.getLine()).isEqualTo(13);
        assertThat(problem.getMainElementId()).isEqualTo("work");
        assertThat(refusal).hasMessageContaining("claim.bpmn, line 13");
    }

    static Stream<Arguments> unreadable() {
        String good = HostileModels.GOOD;
        String declaration = good.substring(0, good.indexOf('\n') + 1);
        String rest = good.substring(declaration.length());
        return Stream.of(
                arguments(
                        "a DOCTYPE",
                        "DOCTYPE",
                        bytes(declaration + "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x'>" + rest)),
                arguments(
                        "a billion laughs",
                        "DOCTYPE",
                        bytes(declaration
                                + "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
                                + rest.replace("Looks", "&c;"))),
                arguments(
                        "a file read by an entity",
                        "DOCTYPE",
                        bytes(declaration + "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                                + rest.replace("Looks", "&a;"))),
                arguments("XML that ends in the middle", "MALFORMED_XML", bytes(good.substring(0, 900))),
                arguments("an empty file", "MALFORMED_XML", new byte[0]),
                arguments("zeros", "MALFORMED_XML", new byte[1_000]),
                arguments("a zip", "MALFORMED_XML", bytes("PK\u0003\u0004 and so on")),
                arguments("100 MB", "FILE_TOO_LARGE", new byte[100_000_000]),
                arguments("100,000 levels", "FILE_TOO_LARGE", bytes("<a>".repeat(100_000) + "</a>".repeat(100_000))),
                arguments("100,000 elements", "FILE_TOO_LARGE", bytes("<a>" + "<b/>".repeat(100_000) + "</a>")),
                arguments(
                        "20,000 attributes",
                        "MALFORMED_XML",
                        bytes("<a "
                                + IntStream.range(0, 20_000)
                                        .mapToObj("a%d='' "::formatted)
                                        .collect(joining()) + "/>")),
                arguments(
                        "UTF-7",
                        "MALFORMED_XML",
                        bytes(good.replace("UTF-8", "UTF-7").replace("<bpmn", "+ADw-bpmn"))),
                arguments("another encoding than it says", "MALFORMED_XML", good.getBytes(StandardCharsets.UTF_16)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void a_file_that_would_harm_its_reader_is_refused_unread(String what, String rule, byte[] content) {
        long before = checking.stored();
        var file = new ModelFile("claim.bpmn", content);

        assertThat(DeploymentCheck.check(List.of(file), LockedEngine.surroundings()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule().name()).isEqualTo(rule));
        assertThatThrownBy(() -> checking.deploy(file)).isInstanceOf(ParseException.class);
        assertThat(checking.stored()).isEqualTo(before);
    }

    @Test
    void the_encoding_of_a_file_hides_nothing() {
        String hostile = HostileModels.GOOD.replace("camunda:delegateExpression=\"${doWork}\"", "camunda:class=\"x\"");
        Stream.of(
                        ("\uFEFF" + hostile).getBytes(StandardCharsets.UTF_8),
                        hostile.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16),
                        hostile.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1))
                .forEach(content -> assertThat(DeploymentCheck.check(
                                List.of(new ModelFile("claim.bpmn", content)), LockedEngine.surroundings()))
                        .extracting(finding -> finding.rule().name())
                        .contains("JAVA_CLASS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.groovy", "form.html", "case.cmmn", "models.zip", "claim.bpmn.js", "noending"})
    void only_processes_decisions_and_forms_are_deployed(String name) {
        assertThatThrownBy(() -> checking.deploy(new ModelFile(name, bytes(HostileModels.GOOD))))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("UNKNOWN_FILE");
    }

    @Test
    void what_an_archive_holds_is_checked_file_by_file() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("inner/claim.bpmn"));
            zip.write(HostileModels.all().get(0).file().content());
            zip.putNextEntry(new ZipEntry("evil.js"));
        }
        var deployment = checking.engine()
                .getRepositoryService()
                .createDeployment()
                .addZipInputStream(new ZipInputStream(new ByteArrayInputStream(archive.toByteArray())));

        assertThatThrownBy(deployment::deploy)
                .hasMessageContaining("inner/claim.bpmn")
                .hasMessageContaining("JAVA_CLASS")
                .hasMessageContaining("UNKNOWN_FILE");
    }

    @Test
    void a_model_that_was_stored_before_there_were_locks_is_refused_when_it_is_read_again() {
        open.deploy(HostileModels.all().get(0).file());
        try (var later = new LockedEngine(postgres, "later", false, true, true)) {
            Canary.SONGS.set(0);
            assertThatThrownBy(later::start).isInstanceOf(ParseException.class);
            assertThat(Canary.SONGS).hasValue(0);
        } finally {
            open.deleteAll();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
