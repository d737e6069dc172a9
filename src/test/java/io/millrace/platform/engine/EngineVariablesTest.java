package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MillraceTest
class EngineVariablesTest {

    /** Sings as soon as it lives. */
    private static class Cuckoo implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Canary.SONGS.incrementAndGet();
        }
    }

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());
    private String task;

    EngineVariablesTest(@Autowired TaskService tasks, @Autowired RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    @BeforeEach
    void newTask() {
        Canary.SONGS.set(0);
        task = CurrentActor.callAs(People.system(), () -> {
            Task fresh = tasks.newTask();
            tasks.saveTask(fresh);
            return fresh.getId();
        });
    }

    @AfterEach
    void deleteTask() {
        tasks.deleteTask(task, true);
    }

    static Stream<Arguments> objects() throws IOException {
        String egg = Base64.getEncoder().encodeToString(serialized(new Cuckoo()));
        return Stream.of(
                arguments("an object", new Cuckoo()),
                arguments(
                        "an object as it is declared",
                        Variables.objectValue(new Cuckoo()).create()),
                arguments("a list with an object", new ArrayList<>(List.of(new Cuckoo()))),
                arguments("a map with an object", new HashMap<>(Map.of("key", URI.create("file:///")))),
                arguments("a stream", given(egg, SerializationDataFormats.JAVA.getName())),
                arguments("JSON for a class", given("{}", SerializationDataFormats.JSON.getName())),
                arguments("XML for a class", given("<x/>", SerializationDataFormats.XML.getName())),
                arguments("our own form for a class", given("[]", "application/x-millrace-collection")),
                arguments("an unknown form", given("{}", "application/x-yaml")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void no_variable_holds_an_object_or_names_a_class(String what, Object value) {
        Map<String, Object> variables = Map.of("evil", value);

        CurrentActor.runAs(People.system(), () -> {
            assertThatThrownBy(() -> tasks.setVariable(task, "evil", value)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> tasks.setVariables(task, variables)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> runtime.createProcessInstanceByKey("approval")
                            .processDefinitionWithoutTenantId()
                            .businessKey(UUID.randomUUID().toString())
                            .setVariables(variables)
                            .execute())
                    .isInstanceOf(ProcessEngineException.class);
            assertThat(tasks.getVariables(task)).isEmpty();
        });
        assertThat(Canary.SONGS).hasValue(0);
    }

    @Test
    void lists_and_maps_of_plain_values_come_back_as_they_were_and_lie_in_the_database_as_json() {
        List<Map<String, ?>> positions = List.of(
                Map.of("article", "Bolt", "pieces", 12, "price", 0.25, "urgent", true, "sizes", List.of(3L << 40)));

        CurrentActor.runAs(People.system(), () -> tasks.setVariable(task, "positions", positions));

        assertThat(CurrentActor.callAs(People.system(), () -> tasks.getVariable(task, "positions")))
                .isEqualTo(positions);
        assertThat(stored("positions")).startsWith("[{").contains("\"article\":\"Bolt\"");
    }

    @Test
    void times_and_texts_are_no_objects() {
        Date now = Date.from(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        CurrentActor.runAs(
                People.system(),
                () -> tasks.setVariables(task, Map.of("at", now, "text", "x", "bytes", new byte[] {1})));

        assertThat(tasks.getVariables(task)).containsEntry("at", now).containsEntry("text", "x");
    }

    @Test
    void an_object_that_lies_in_the_database_stays_dead() throws IOException {
        CurrentActor.runAs(People.system(), () -> tasks.setVariable(task, "egg", List.of()));
        superuser
                .sql(
                        "update act_ge_bytearray set bytes_ = :bytes where id_ = (select bytearray_id_ from act_ru_variable where task_id_ = :task)")
                .param("bytes", serialized(new Cuckoo()))
                .param("task", task)
                .update();
        superuser
                .sql("update act_ru_variable set type_ = 'serializable', text2_ = :type where task_id_ = :task")
                .param("type", Cuckoo.class.getName())
                .param("task", task)
                .update();

        assertThatThrownBy(() -> tasks.getVariable(task, "egg")).isInstanceOf(RuntimeException.class);
        assertThat(Canary.SONGS).hasValue(0);
        superuser
                .sql("update act_ru_variable set type_ = 'collection' where task_id_ = :task")
                .param("task", task)
                .update();
    }

    private String stored(String variable) {
        return superuser
                .sql("""
                        select convert_from(b.bytes_, 'UTF8') from act_ru_variable v
                        join act_ge_bytearray b on b.id_ = v.bytearray_id_ where v.task_id_ = :task and v.name_ = :name""")
                .param("task", task)
                .param("name", variable)
                .query(String.class)
                .single();
    }

    private static Object given(String value, String format) {
        return Variables.serializedObjectValue(value)
                .serializationDataFormat(format)
                .objectTypeName(Cuckoo.class.getName())
                .create();
    }

    private static byte[] serialized(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
