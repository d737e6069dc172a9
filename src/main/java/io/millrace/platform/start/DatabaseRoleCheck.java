package io.millrace.platform.start;

import io.millrace.platform.start.StartRefused.Finding;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.core.env.Environment;

/**
 * Asks PostgreSQL what the runtime roles may do: row level security holds nobody who is superuser, has BYPASSRLS or owns
 * the tables, and neither does it hold who may become such a role.
 */
final class DatabaseRoleCheck {

    private static final int PATIENCE_SECONDS = 10;

    private static final String QUESTION = """
            select
              exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls)
                        and (r.rolname = current_user or pg_has_role(current_user, r.oid, 'MEMBER'))) as unbound,
              exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                          and pg_has_role(current_user, c.relowner, 'MEMBER'))
              or exists (select from pg_database d
                        where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'MEMBER')) as owning
            """;

    private final Environment environment;

    DatabaseRoleCheck(Environment environment) {
        this.environment = environment;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        check("spring.datasource", "millrace_app", findings);
        check("millrace.worker.datasource", "millrace_worker", findings);
        return findings;
    }

    private void check(String source, String role, List<Finding> findings) {
        String url = environment.getProperty(source + ".url", "");
        if (url.isBlank()) {
            findings.add(new Finding(
                    source + ".url is missing.",
                    "Set %1$s.url, %1$s.username and %1$s.password to the database, as role %2$s."
                            .formatted(source, role)));
            return;
        }
        try (Connection connection = DriverManager.getConnection(url, credentials(source));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            answer.next();
            if (answer.getBoolean("unbound")) {
                findings.add(new Finding(
                        "%s.username is a superuser or has BYPASSRLS: organizations would see each other's rows."
                                .formatted(source),
                        "Connect as role %s, made as docker/postgres/010-roles.sql makes it.".formatted(role)));
            } else if (answer.getBoolean("owning")) {
                findings.add(new Finding(
                        "%s.username owns the database or its tables, so it could switch row level security off."
                                .formatted(source),
                        "Connect as role %s; only spring.liquibase.user is the owner.".formatted(role)));
            }
        } catch (SQLException failed) {
            findings.add(new Finding(
                    "The database does not let %s.username in: %s".formatted(source, failed.getMessage()),
                    "Check that PostgreSQL runs, that its roles are made as docker/postgres/010-roles.sql makes them, and %s.*."
                            .formatted(source)));
        }
    }

    private Properties credentials(String source) {
        Properties credentials = new Properties();
        credentials.setProperty("user", environment.getProperty(source + ".username", ""));
        credentials.setProperty("password", environment.getProperty(source + ".password", ""));
        credentials.setProperty("connectTimeout", Integer.toString(PATIENCE_SECONDS));
        credentials.setProperty("loginTimeout", Integer.toString(PATIENCE_SECONDS));
        return credentials;
    }
}
