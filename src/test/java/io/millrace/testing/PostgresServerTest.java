package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class PostgresServerTest {

    @TempDir
    static Path directory;

    private static PostgresServer server = new PostgresServer(0, Path.of("."));

    @BeforeAll
    static void choosePort() throws IOException {
        server = new PostgresServer(freePort(), directory);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void it_is_durable_like_in_production() {
        JdbcClient superuser = JdbcClient.create(server.asSuperuser());

        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(superuser.sql("show " + setting).query(String.class).single())
                    .as(setting)
                    .isEqualTo("on");
        }
        assertThat(superuser.sql("show server_version_num").query(Integer.class).single())
                .isBetween(180000, 189999);
    }

    @Test
    void none_of_the_login_roles_gets_around_row_level_security() {
        assertThat(JdbcClient.create(server.asSuperuser())
                        .sql("""
                                select rolname from pg_roles
                                where rolname like 'millrace%' and rolcanlogin and not rolsuper and not rolbypassrls
                                order by rolname""")
                        .query(String.class)
                        .list())
                .containsExactly("millrace_app", "millrace_owner", "millrace_worker");
    }

    @Test
    void the_owner_creates_tables_and_the_application_does_not() throws SQLException {
        execute(PostgresServer.OWNER, "create table owned (id int)");

        assertThatThrownBy(() -> execute(PostgresServer.APPLICATION, "create table other (id int)"))
                .hasRootCauseMessage("ERROR: permission denied for schema public\n  Position: 14");
    }

    @Test
    void a_start_after_a_killed_run_ends_the_server_left_behind_and_keeps_committed_rows() throws Exception {
        execute(PostgresServer.OWNER, "create table proof (id int)");
        execute(PostgresServer.OWNER, "insert into proof values (1)");
        ProcessHandle leftBehind = postmaster();
        // What kill -9 of the earlier JVM does: its lock on the data goes, its server stays.
        Files.delete(directory.resolve("data/epg-lock"));
        PostgresServer next = new PostgresServer(portOf(server), directory);

        next.start();

        try {
            assertThat(leftBehind.isAlive()).isFalse();
            assertThat(JdbcClient.create(next.asSuperuser())
                            .sql("select id from proof")
                            .query(Integer.class)
                            .list())
                    .containsExactly(1);
        } finally {
            next.stop();
            server.stop();
        }
    }

    @Test
    void a_server_that_was_killed_starts_again_with_every_committed_row() throws Exception {
        execute(PostgresServer.OWNER, "create table durable (id int)");
        execute(PostgresServer.OWNER, "insert into durable values (1)");
        ProcessHandle killed = postmaster();
        killed.destroyForcibly();
        killed.onExit().join();
        server.stop();

        server.start();

        assertThat(JdbcClient.create(server.asSuperuser())
                        .sql("select id from durable")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void execute(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), role, PostgresServer.passwordOf(role));
                SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true)) {
            JdbcClient.create(source).sql(sql).update();
        }
    }

    private static int portOf(PostgresServer server) {
        return java.net.URI.create(server.url().substring("jdbc:".length())).getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
