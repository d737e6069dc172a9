package io.millrace.platform.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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

    /**
     * A small pool of the caller's own, beside that of the workers: for what requests wait for, which must neither queue
     * behind a worker's batch nor wait out an outage. A connection that is not had, or a statement that is not answered,
     * within the patience is an error. What it commits may be lost when the database server dies. The caller closes it.
     *
     * @param patience at least one second, in whole seconds
     */
    public HikariDataSource connectBriefly(String name, int connections, Duration patience) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(dataSource.getJdbcUrl());
        config.setUsername(dataSource.getUsername());
        config.setPassword(dataSource.getPassword());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        String seconds = Long.toString(patience.toSeconds());
        config.addDataSourceProperty("connectTimeout", seconds);
        config.addDataSourceProperty("socketTimeout", seconds);
        // The second, so that no lock outlives a caller that the network has cut off.
        config.setConnectionInitSql(
                "set synchronous_commit to off; set idle_in_transaction_session_timeout to '%ss'".formatted(seconds));
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
