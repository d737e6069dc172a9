package io.millrace.approvals;

import static io.millrace.approvals.Signing.database;
import static io.millrace.approvals.Signing.ok;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Acme's approval policy, and requests that it says who decides about. */
@Component
@Profile("test")
class Policies {

    static final String POLICIES = "/api/v1/approval-policies";

    private final Processes processes;

    Policies(Processes processes) {
        this.processes = processes;
    }

    /** An admin of acme. */
    static Api ada() {
        return Api.as("ada").withFreshKey();
    }

    static JsonNode inForce() {
        return ok(ada().get(POLICIES));
    }

    static Answer put(String policy) {
        return ada().upload("PUT", POLICIES, PolicyFile.upload(policy));
    }

    static void sharedAgain() {
        if (!inForce().path("shared").asBoolean()) {
            ok(ada().delete(POLICIES));
        }
    }

    /** @param facts about it, beside those that every request has */
    UUID request(String kind, String requester, Map<String, Object> facts) {
        return request(People.system(), kind, People.id(requester), facts);
    }

    UUID request(Actor actor, String kind, String requester, Map<String, Object> facts) {
        Signing.EVERYBODY.forEach(person -> Signing.as(person).get(Signing.APPROVALS + "count"));
        UUID subject = UUID.randomUUID();
        Map<String, Object> variables = new HashMap<>(Map.of(
                "subjectType", "nothing",
                "subjectTitle", "A press",
                "subjectSummary", "for the mill",
                "submittedBy", requester,
                "approvalKind", kind));
        variables.putAll(facts);
        CurrentActor.runAs(actor, () -> processes.start("approval", subject, variables));
        return subject;
    }

    /** The approvals that wait about it, each with its level and capability. */
    static List<UUID> waiting(UUID subject) {
        return database()
                .sql("select id from approval where subject_id = ? and state = 'WAITING' order by id")
                .param(subject)
                .query(UUID.class)
                .list();
    }

    static List<String> asked(UUID subject) {
        return database()
                .sql(
                        "select level || ' ' || capability from approval where subject_id = ? and state = 'WAITING' order by id")
                .param(subject)
                .query(String.class)
                .list();
    }

    /** APPROVE, REJECT, RETURN; null while it runs. */
    static String outcome(UUID subject) {
        return database()
                .sql("""
                        select v.text_ from act_hi_procinst i left join act_hi_varinst v
                          on v.proc_inst_id_ = i.id_ and v.execution_id_ = i.id_ and v.name_ = 'decision' and i.end_time_ is not null
                        where i.business_key_ = ?""")
                .param(subject.toString())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }
}
