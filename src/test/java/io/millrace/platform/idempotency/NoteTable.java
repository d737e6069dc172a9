package io.millrace.platform.idempotency;

import io.millrace.testing.Services;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where {@link NoteController} writes; in a schema of its own, since it is no table of the application. */
final class NoteTable {

    static final JdbcClient SUPERUSER =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());

    private NoteTable() {}

    static void create() {
        SUPERUSER.sql("""
                create schema if not exists probe;
                create table if not exists probe.note (
                    tenant_id uuid not null default current_tenant(), id uuid primary key, text text not null,
                    unique (tenant_id, text) deferrable initially deferred);
                grant usage on schema probe to millrace_app;
                grant select, insert on probe.note to millrace_app""").update();
    }

    static long count(String text) {
        return SUPERUSER
                .sql("select count(*) from probe.note where text = :text")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    static long keys(String key) {
        return SUPERUSER
                .sql("select count(*) from idempotency_key where key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    static void age(String key, String age) {
        SUPERUSER
                .sql("update idempotency_key set created_at = now() - :age::interval where key = :key")
                .param("age", age)
                .param("key", key)
                .update();
    }

    static long waitingForLocks() {
        return SUPERUSER
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }
}
