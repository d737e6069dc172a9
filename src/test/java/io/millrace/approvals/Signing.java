package io.millrace.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests at acme that want three signatures of people who may approve partners, and what people do with them. */
@Component
@Profile("test")
public class Signing {

    static final String KIND = "signing-test";
    static final String APPROVALS = "/api/v1/approvals/";
    static final String SUBSTITUTIONS = "/api/v1/substitutions";

    /** Whoever has called once is known with their roles. */
    static final List<String> EVERYBODY = List.of("petra", "amir", "mona", "otto", "clara", "ada", "viktor", "dora");

    private final Processes processes;
    private final RepositoryService repository;
    private final TaskService tasks;

    Signing(Processes processes, RepositoryService repository, TaskService tasks) {
        this.processes = processes;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** The ids of the approvals of a new request. */
    List<UUID> requestedBy(String user) {
        return requestedBy(user, KIND);
    }

    List<UUID> requestedBy(String user, String kind) {
        repository
                .createDeployment()
                .name("signing tests")
                .enableDuplicateFiltering(false)
                .addClasspathResource("approvals/three-signatures.bpmn")
                .deploy();
        EVERYBODY.forEach(person -> as(person).get(APPROVALS + "count"));
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(
                People.system(),
                () -> processes.start(
                        "three-signatures",
                        subject,
                        Map.of(
                                "subjectType", "nothing",
                                "subjectTitle", "A test",
                                "subjectSummary", "of signing",
                                "submittedBy", People.id(user),
                                "approvalKind", kind)));
        return database()
                .sql("select id from approval where subject_id = ? order by id")
                .param(subject)
                .query(UUID.class)
                .list();
    }

    /** As the engine's own interface is used by Tasklist: as that person, with what their roles allow. */
    TaskService engine() {
        return tasks;
    }

    static String task(UUID approval) {
        return column(approval, "task_id");
    }

    static String column(UUID approval, String column) {
        return database()
                .sql("select " + column + " from approval where id = ?")
                .param(approval)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }

    static Api as(String user) {
        return Api.as(user).in("acme").withFreshKey();
    }

    static Answer approve(String user, UUID approval) {
        return as(user).post(APPROVALS + approval + "/approve", Map.of());
    }

    static Answer post(String user, UUID approval, String verb) {
        return as(user).post(APPROVALS + approval + "/" + verb);
    }

    static Answer give(String user, UUID approval, String verb, String recipient) {
        return as(user).post(APPROVALS + approval + "/" + verb, Map.of("userId", People.id(recipient)));
    }

    static JsonNode explain(String user, UUID approval) {
        return ok(as(user).get(APPROVALS + approval + "/explain"));
    }

    /** What waits for the person, of these approvals. */
    static List<JsonNode> desk(String user, List<UUID> approvals) {
        String subject = column(approvals.get(0), "subject_id");
        List<JsonNode> items = new java.util.ArrayList<>();
        ok(as(user).get("/api/v1/approvals?filter=subjectId==" + subject))
                .path("items")
                .forEach(items::add);
        return items;
    }

    /** From now on, for an hour, for all kinds. */
    static void away(String principal, String substitute) {
        ok(arrange(
                principal,
                Map.of(
                        "substitute",
                        People.id(substitute),
                        "until",
                        Instant.now().plus(Duration.ofHours(1)).toString())));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Answer arrange(String principal, Map<String, Object>... items) {
        return as(principal).put(SUBSTITUTIONS, Map.of("substitutions", List.of(items)));
    }

    static void everybodyIsThere() {
        EVERYBODY.forEach(person -> ok(arrange(person)));
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    static JdbcClient database() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser());
    }
}
