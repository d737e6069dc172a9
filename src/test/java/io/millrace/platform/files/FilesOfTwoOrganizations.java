package io.millrace.platform.files;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.TenantTransactionManager;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of two organizations in a migrated PostgreSQL, with the rights that the application has there. */
final class FilesOfTwoOrganizations {

    private static final Services SERVICES = Services.forTests();

    final Actor cotton = actor("cotton");
    final Actor steel = actor("steel");
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Files files;

    private final Path directory;

    FilesOfTwoOrganizations(Path directory) throws LiquibaseException {
        SERVICES.start();
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(as(PostgresServer.OWNER));
        liquibase.setChangeLog("classpath:db/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.afterPropertiesSet();
        DataSource database = as(PostgresServer.APPLICATION);
        TenantTransactionManager transactions = new TenantTransactionManager(database);
        this.directory = directory;
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.files = new Files(
                new FileInspection(new PdfInspection()),
                new DiskFileStore(new FilesProperties(directory)),
                jdbc,
                transactions);
    }

    static JdbcClient superuser() {
        return JdbcClient.create(SERVICES.postgres().asSuperuser());
    }

    StoredFile store(Actor actor, String name, String content) {
        return CurrentActor.callAs(actor, () -> files.store(name, stream(content)));
    }

    String read(Actor actor, UUID id) {
        return CurrentActor.callAs(actor, () -> {
            try (InputStream content = files.open(id)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<Path> storedPaths() throws IOException {
        try (Stream<Path> paths = java.nio.file.Files.walk(directory)) {
            return paths.filter(java.nio.file.Files::isRegularFile).toList();
        }
    }

    private static Actor actor(String organization) {
        Tenant tenant = new Tenant(UUID.randomUUID(), organization, organization);
        return new Actor(tenant, UUID.randomUUID().toString(), Set.of(), "request", "test");
    }

    private static DataSource as(String role) {
        return new DriverManagerDataSource(SERVICES.postgres().url(), role, PostgresServer.passwordOf(role));
    }

    static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
