package io.millrace.faults;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds of starts, each trace read by itself so that they can be compared. */
record StartsInDatabase(JdbcClient database) {

    /** Application ids by the legal name, which is the key of the start. */
    Map<String, List<UUID>> applicationsByKey() {
        return byKey("select legal_name, id from partner_application");
    }

    /** The ids that the stored answers name, by key. */
    Map<String, List<UUID>> answersByKey() {
        return byKey(
                "select key, (convert_from(body, 'UTF8')::jsonb ->> 'id')::uuid from idempotency_key where status = 201");
    }

    List<UUID> startedEvents() {
        return ids("select subject from event_outbox where type = 'io.millrace.partners.application.started.v1'");
    }

    List<UUID> processInstances() {
        return ids("select business_key_::uuid from act_hi_procinst where proc_def_key_ = 'partner-onboarding'");
    }

    List<UUID> runningInstances() {
        return ids(
                "select business_key_::uuid from act_ru_execution where parent_id_ is null and business_key_ is not null");
    }

    List<UUID> waitingTasks() {
        return ids("""
                select e.business_key_::uuid from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where t.task_def_key_ = 'completeApplication'
                """);
    }

    List<UUID> auditedInserts() {
        return ids(
                "select row_id::uuid from audit_log where table_name = 'partner_application' and operation = 'INSERT'");
    }

    int eventsNotDelivered() {
        return database.sql("select count(*) from event_outbox where state <> 'DELIVERED'")
                .query(Integer.class)
                .single();
    }

    /** Numbers of events per aggregate that have a gap or a double; none is right. */
    List<UUID> brokenSequences() {
        return ids("""
                select subject from event_outbox group by tenant_id, subject
                having min(sequence) <> 1 or max(sequence) <> count(*) or count(distinct sequence) <> count(*)
                """);
    }

    int incidents() {
        return database.sql("select count(*) from act_ru_incident")
                .query(Integer.class)
                .single();
    }

    private List<UUID> ids(String query) {
        return database.sql(query).query(UUID.class).list();
    }

    private Map<String, List<UUID>> byKey(String query) {
        return database
                .sql(query)
                .query((row, number) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
