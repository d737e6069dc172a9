package io.millrace.testing;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What each request does on the application's database connections, by its request id. (Reads of the directory of people
 * go through the workers' own pool and are cached; they are not in here.)
 */
@Component
@Profile("test")
public class StatementCounts implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private final Map<String, Queue<String>> statements = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> transactions = new ConcurrentHashMap<>();

    /** The statements of a request, in their order. */
    public List<String> statements(String requestId) {
        return List.copyOf(statements.getOrDefault(requestId, new ConcurrentLinkedQueue<>()));
    }

    /** How each transaction of a request ended: {@code commit} or {@code rollback}. */
    public List<String> transactions(String requestId) {
        return List.copyOf(transactions.getOrDefault(requestId, new ConcurrentLinkedQueue<>()));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource")
                ? ProxyDataSourceBuilder.create(source)
                        .listener(this)
                        .methodListener(this)
                        .build()
                : bean;
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        queries.forEach(query -> note(statements, query.getQuery()));
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {
        String method = call.getMethod().getName();
        if (call.getTarget() instanceof Connection && (method.equals("commit") || method.equals("rollback"))) {
            note(transactions, method);
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext call) {}

    private static void note(Map<String, Queue<String>> notes, String what) {
        CurrentActor.find()
                .map(Actor::requestId)
                .ifPresent(request -> notes.computeIfAbsent(request, id -> new ConcurrentLinkedQueue<>())
                        .add(what));
    }
}
