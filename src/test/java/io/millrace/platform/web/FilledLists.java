package io.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A database of its own in which the tables behind all published lists hold rows of several organizations, and how
 * PostgreSQL plans what the application asks of them.
 */
final class FilledLists {

    static final int ORGANIZATIONS = 5;
    static final String ORGANIZATION = "aaaaaaaa-0000-7000-8000-000000000001";

    private static final String NAME = "millrace_lists";
    private static final int ROWS = 50_000;
    private static final Pattern TABLE = Pattern.compile("^\\w+");
    private static final String PLAN = "plan:\n";

    /** Lists over what the engine keeps, with the engine's own names of their columns. */
    private static final Map<String, Map<String, String>> OF_THE_ENGINE =
            Map.of("process_instance", Map.of("process", "proc_def_key_", "business_key", "business_key_"));

    /** Lists that no organization has many rows in, so that no index is asked for. */
    private static final Map<String, String> SMALL = Map.of(
            "workflow", "an organization has some dozens of models",
            "process_step", "the steps of one instance, which the engine finds by its id");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PostgresServer postgres;
    private final Map<String, Listing<?>> listings;
    final JdbcClient superuser;

    record Column(String name, String type, boolean required, boolean unique) {}

    FilledLists() throws SQLException, LiquibaseException {
        Services services = Services.forTests();
        services.start();
        postgres = services.postgres();
        postgres.makeDatabase(NAME);
        superuser = JdbcClient.create(postgres.asSuperuser(NAME));
        listings = declared();
        DataSource owner = new DriverManagerDataSource(
                postgres.url(NAME), PostgresServer.OWNER, PostgresServer.passwordOf(PostgresServer.OWNER));
        try (Connection connection = owner.getConnection();
                Liquibase migrations = new Liquibase(
                        "db/changelog.yaml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
            migrations.update(new Contexts());
        }
        tables().forEach(this::fill);
        fillEngine();
        for (String setting : List.of(
                "session_preload_libraries = auto_explain",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_nested_statements = on",
                "auto_explain.log_format = json",
                "client_min_messages = log")) {
            superuser
                    .sql("alter role millrace_app in database " + NAME + " set " + setting)
                    .update();
        }
    }

    /** All lists of the application, by where they are declared. */
    Map<String, Listing<?>> listings() {
        return listings;
    }

    List<String> tables() {
        return listings.values().stream()
                .map(FilledLists::table)
                .filter(table -> !OF_THE_ENGINE.containsKey(table))
                .distinct()
                .sorted()
                .toList();
    }

    /** What the column that a field stands for is called in the table that holds it. */
    static String column(Listing<?> listing, ListField field) {
        String name = field.column().substring(field.column().indexOf('.') + 1);
        return OF_THE_ENGINE.getOrDefault(table(listing), Map.of()).getOrDefault(name, name);
    }

    /** The engine has indexes of its own that know no tenant; PostgreSQL takes them where fewer rows are behind them. */
    static boolean isOfTheEngine(Listing<?> listing) {
        return OF_THE_ENGINE.containsKey(table(listing));
    }

    private static String table(Listing<?> listing) {
        var matcher = TABLE.matcher(listing.source());
        if (!matcher.find()) {
            throw new IllegalStateException("not a table: " + listing.source());
        }
        return matcher.group();
    }

    private static Map<String, Listing<?>> declared() {
        Map<String, Listing<?>> all = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.millrace").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Listing.class)
                                && field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> all.put(field.getFullName(), value(field)));
        all.values().removeIf(listing -> SMALL.containsKey(table(listing)));
        return all;
    }

    private static Listing<?> value(JavaField declared) {
        try {
            Field field = declared.reflect();
            field.setAccessible(true);
            return (Listing<?>) field.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** Few rows of a value, some nulls; what the table asks of its values is taken away first. */
    private void fill(String table) {
        List<Column> columns =
                superuser.sql("""
                        select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required,
                            exists (select from pg_index where indrelid = attrelid and indisunique and attnum = any(indkey))
                                as unique
                        from pg_attribute where attrelid = cast(:table as regclass) and attnum > 0
                          and not attisdropped and attgenerated = '' and attidentity = ''""").param("table", table).query(Column.class).list();
        superuser
                .sql("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                        from pg_constraint where contype in ('c', 'f') and conislocal and conrelid = cast(:table as regclass)""")
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(drop -> superuser.sql(drop).update());
        // Those of foreign keys too.
        superuser.sql("alter table " + table + " disable trigger all").update();
        superuser
                .sql("insert into %s (%s) select %s from generate_series(1, %d) i"
                        .formatted(
                                table,
                                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                                columns.stream().map(FilledLists::value).collect(Collectors.joining(", ")),
                                ROWS))
                .update();
        superuser.sql("vacuum analyze " + table).update();
    }

    private void fillEngine() {
        ResourceDatabasePopulator script =
                new ResourceDatabasePopulator(new ClassPathResource("lists/engine-history.sql"));
        script.execute(postgres.asSuperuser(NAME));
    }

    private static String value(Column column) {
        if (column.name.equals("tenant_id")) {
            return "overlay('%s' placing (i %% %d)::text from 36)::uuid".formatted(ORGANIZATION, ORGANIZATIONS);
        }
        String value =
                switch (column.type) {
                    case "uuid" -> "gen_random_uuid()";
                    // In the months that the audit log has partitions for, each of them.
                    case "timestamp with time zone" -> "date_trunc('month', now()) + random() * interval '119 days'";
                    case "date" -> "current_date - (random() * 1000)::int";
                    case "boolean" -> column.unique ? "false" : "random() < 0.5";
                    case "jsonb" -> "'{}'::jsonb";
                    case "text[]" -> "'{}'::text[]";
                    case "text" ->
                        column.unique ? "gen_random_uuid()::text" : "left(md5((random() * 1000)::int::text), 12)";
                    default -> {
                        if (column.type.startsWith("character")) {
                            yield "left(md5((random() * 1000)::int::text), 2)::" + column.type;
                        }
                        // Small enough for any precision.
                        yield column.type.startsWith("numeric") ? "random()::" + column.type : "(random() * 1000)::int";
                    }
                };
        return column.required ? value : "case when random() > 0.01 then " + value + " end";
    }

    /** A connection of the runtime role for the organization, or for none. */
    JdbcTemplate application(String organization) {
        String alias = organization.isEmpty() ? "" : "organization-" + organization.substring(35);
        return new JdbcTemplate(new DriverManagerDataSource(
                postgres.url(NAME) + "?options=-c%20app.tenant_id=" + organization + "%20-c%20app.tenant_alias="
                        + alias,
                PostgresServer.APPLICATION,
                PostgresServer.passwordOf(PostgresServer.APPLICATION)));
    }

    /** The plans of all statements that a page of the list takes, those inside of functions included. */
    List<JsonNode> plans(Listing<?> listing, ListQuery query) {
        List<JsonNode> plans = new ArrayList<>();
        JdbcTemplate explaining = new JdbcTemplate(application(ORGANIZATION).getDataSource()) {
            @Override
            @SuppressWarnings("unchecked") // An empty list is one of anything.
            public <T> @Nullable T query(
                    PreparedStatementCreator statement,
                    @Nullable PreparedStatementSetter values,
                    ResultSetExtractor<T> extractor) {
                // The rows are made up, so that no view can be made of them.
                return super.query(statement, values, rows -> (T) List.of());
            }

            @Override
            protected void handleWarnings(Statement statement) throws SQLException {
                for (@Nullable SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                    plan(String.valueOf(w.getMessage()), plans);
                }
            }
        };
        JdbcClient jdbc = JdbcClient.create(new NamedParameterJdbcTemplate(explaining));
        Lists lists = new Lists(jdbc, new Cursors("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
        lists.page(listing, query);
        return plans;
    }

    private static void plan(String message, List<JsonNode> plans) {
        int at = message.indexOf(PLAN);
        if (at < 0) {
            return;
        }
        try {
            plans.add(JSON.readTree(message.substring(at + PLAN.length())).path("Plan"));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(message, unreadable);
        }
    }
}
