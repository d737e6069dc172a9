package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Runs a query as it is, with the other organization as its tenant, and with that as one of several alternatives. */
final class EngineQueries {

    private EngineQueries() {}

    /** What the query of a method finds, or else the method's own answer. */
    static @Nullable Object results(Supplier<@Nullable Object> method, ForeignOrganization foreign) {
        @Nullable Object answer = method.get();
        if (!(answer instanceof Query<?, ?> query)) {
            return answer;
        }
        List<Object> found = new ArrayList<>(query.list());
        if (query.count() < found.size()) {
            throw new IllegalStateException("Counts less than there is");
        }
        if (hasTenants(query)) {
            Query<?, ?> ofForeign = (Query<?, ?>) Objects.requireNonNull(
                    ServiceCall.call(method.get(), "tenantIdIn(String[])", (Object) new String[] {foreign.alias()}));
            found.addAll(ofForeign.list());
            if (ofForeign.count() > 0) {
                found.add("counts rows of " + foreign.alias());
            }
        }
        found.addAll(alternatives(method.get(), foreign.alias()));
        return ofOthers(found, foreign.alias());
    }

    /** What an earlier call made for the caller's own organization may well repeat what the call named. */
    private static List<Object> ofOthers(List<Object> found, String foreign) {
        String own = CurrentActor.require().tenant().alias();
        return own.equals(foreign)
                ? found
                : found.stream().filter(row -> !own.equals(tenant(row))).toList();
    }

    private static @Nullable Object tenant(Object row) {
        Method getter = ReflectionUtils.findMethod(row.getClass(), "getTenantId");
        if (getter == null) {
            return null;
        }
        ReflectionUtils.makeAccessible(getter);
        return ReflectionUtils.invokeMethod(getter, row);
    }

    private static boolean hasTenants(Query<?, ?> query) {
        for (var method : query.getClass().getMethods()) {
            if (ServiceCall.signature(method).equals("tenantIdIn(String[])")) {
                return true;
            }
        }
        return false;
    }

    private static List<?> alternatives(@Nullable Object query, String tenant) {
        if (query instanceof TaskQuery tasks) {
            return tasks.or().tenantIdIn(tenant).taskNameLike("%").endOr().list();
        } else if (query instanceof ProcessInstanceQuery instances) {
            return instances
                    .or()
                    .tenantIdIn(tenant)
                    .processInstanceBusinessKeyLike("%")
                    .endOr()
                    .list();
        } else if (query instanceof HistoricProcessInstanceQuery instances) {
            return instances
                    .or()
                    .tenantIdIn(tenant)
                    .processInstanceBusinessKeyLike("%")
                    .endOr()
                    .list();
        } else if (query instanceof HistoricTaskInstanceQuery tasks) {
            return tasks.or().tenantIdIn(tenant).taskNameLike("%").endOr().list();
        }
        return List.of();
    }
}
