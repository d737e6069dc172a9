package io.millrace.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class TenantTransactionManagerTest {

    private static final String TOLD = "select concat_ws(' ', current_setting('app.tenant_id', true),"
            + " current_setting('app.user_id', true), current_setting('app.request_id', true),"
            + " current_setting('app.origin', true))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TenantTransactionManagerTest(@Autowired JdbcClient jdbc, @Autowired TenantTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    @Test
    void a_transaction_tells_the_database_who_acts_for_whom_and_from_where() {
        Tenant tenant = new Tenant(UUID.randomUUID(), "acme", "Acme Trading");
        Actor actor = new Actor(tenant, "asha", Set.of(), "request-7", "10.0.0.9");

        assertThat(CurrentActor.callAs(actor, this::told)).isEqualTo(tenant.id() + " asha request-7 10.0.0.9");
    }

    @Test
    void a_pooled_connection_forgets_it_with_the_transaction() {
        Tenant tenant = new Tenant(UUID.randomUUID(), "acme", "Acme Trading");
        CurrentActor.runAs(new Actor(tenant, "asha", Set.of(), "request-7", "10.0.0.9"), this::told);

        // As many as the pool has connections and more, so that the one from above is among them.
        for (int i = 0; i < 30; i++) {
            assertThat(told()).isBlank();
        }
    }

    @Test
    void without_an_actor_no_organizations_rows_are_seen() {
        UUID id = UUID.randomUUID();
        PlatformDatabase.asSuperuser()
                .sql("insert into organization (id, alias, name) values (:id, :alias, 'There')")
                .param("id", id)
                .param("alias", "there-" + id)
                .update();

        List<String> seen = organizations();

        assertThat(seen).isEmpty();
        Actor member = Actor.system(new Tenant(id, "there-" + id, "There"), "request-8", "test");
        assertThat(CurrentActor.callAs(member, this::organizations)).containsExactly("there-" + id);
    }

    @Test
    void an_actor_bound_within_another_gives_way_to_it_again() {
        Tenant tenant = new Tenant(UUID.randomUUID(), "acme", "Acme Trading");
        Actor outer = Actor.system(tenant, "outer", "test");
        CurrentActor.runAs(outer, () -> {
            CurrentActor.runAs(Actor.system(tenant, "inner", "test"), () -> {});
            assertThat(CurrentActor.require()).isEqualTo(outer);
        });
        assertThat(CurrentActor.find()).isEmpty();
    }

    private List<String> organizations() {
        return Objects.requireNonNull(transactions.execute(status ->
                jdbc.sql("select alias from organization").query(String.class).list()));
    }

    private String told() {
        return Objects.requireNonNull(transactions.execute(
                status -> jdbc.sql(TOLD).query(String.class).single()));
    }
}
