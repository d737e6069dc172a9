package io.millrace.platform.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as the system's own workers see it (event relay, directory, sign-in): role {@code millrace_worker}, which
 * sees several organizations but only the tables that name it in a policy. Each call is one transaction of its own.
 */
public class WorkerDatabase implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    WorkerDatabase(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // A call within another's work must not share its fate.
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T extends @Nullable Object> T call(Function<JdbcClient, T> work) {
        return transactions.execute(status -> work.apply(jdbc));
    }

    /**
     * A connection of the caller's own, beside the pool and in autocommit: for {@code LISTEN} alone, which has to outlive
     * every transaction. The caller closes it.
     */
    public Connection connectToListen() throws SQLException {
        return DriverManager.getConnection(dataSource.getJdbcUrl(), dataSource.getUsername(), dataSource.getPassword());
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
