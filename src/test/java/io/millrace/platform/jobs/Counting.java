package io.millrace.platform.jobs;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.PlatformDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work whose steps can be counted: each writes its number into a table. A test says what else happens at a step. */
final class Counting implements BackgroundWork<Counting.Upto, Counting.Sum> {

    record Upto(UUID ledger, int last) {}

    record Sum(int of) {}

    private final String kind = "probe.count-" + UUID.randomUUID();
    private final List<Actor> actors = new CopyOnWriteArrayList<>();
    private final JdbcClient jdbc;
    private final IntConsumer afterWriting;

    Counting(JdbcClient jdbc, IntConsumer afterWriting) {
        this.jdbc = jdbc;
        this.afterWriting = afterWriting;
        PlatformDatabase.asSuperuser().sql("""
                        create schema if not exists probe; grant usage on schema probe to millrace_app;
                        create table if not exists probe.step (ledger uuid, number int, transaction xid8);
                        grant select, insert on probe.step to millrace_app""").update();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Class<Upto> parameters() {
        return Upto.class;
    }

    @Override
    public Class<Sum> result() {
        return Sum.class;
    }

    @Override
    public Sum nothingYet() {
        return new Sum(0);
    }

    @Override
    public Step<Sum> step(Upto upto, @Nullable String position, Sum soFar) {
        actors.add(CurrentActor.require());
        int number = position == null ? 1 : Integer.parseInt(position);
        jdbc.sql("insert into probe.step values (:ledger, :number, pg_current_xact_id())")
                .param("ledger", upto.ledger())
                .param("number", number)
                .update();
        afterWriting.accept(number);
        Sum sum = new Sum(soFar.of() + number);
        return number == upto.last() ? Step.end(1, sum) : Step.to(Integer.toString(number + 1), 1, sum);
    }

    /** As whom the steps ran, rolled back ones too. */
    List<Actor> actors() {
        return actors;
    }

    /** The numbers of the steps that were committed, in that order. */
    static List<Integer> steps(UUID ledger) {
        return PlatformDatabase.asSuperuser()
                .sql("select number from probe.step where ledger = :ledger order by transaction")
                .param("ledger", ledger)
                .query(Integer.class)
                .list();
    }
}
