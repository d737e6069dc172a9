package io.millrace.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The one place that tells PostgreSQL for whom a transaction runs. Row level security (by the tenant's id, in the engine's
 * tables by its alias) and the audit trigger read these settings; they end with the transaction, so a pooled connection
 * never carries them to its next user. Without an actor nothing is set, and row level security then shows no rows of the
 * application's tables.
 */
public class TenantTransactionManager extends JdbcTransactionManager {

    private static final String TELL =
            "select set_config('app.tenant_id', ?, true), set_config('app.tenant_alias', ?, true),"
                    + " set_config('app.user_id', ?, true), set_config('app.request_id', ?, true),"
                    + " set_config('app.origin', ?, true)";

    public TenantTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var actor = CurrentActor.find().orElse(null);
        if (actor == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setString(1, actor.tenant().id().toString());
            statement.setString(2, actor.tenant().alias());
            statement.setString(3, actor.userId());
            statement.setString(4, actor.requestId());
            statement.setString(5, actor.origin());
            statement.execute();
        }
    }
}
