package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody would write into a query or a filter who wants code run. */
class QueryExpressionsTest {

    private static final String SING = "${canary.sing()}";

    private static EmbeddedPostgres postgres;
    private static LockedEngine guarded;
    private static LockedEngine open;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setPort(0).start();
        guarded = new LockedEngine(postgres, "guarded-queries", false, false, true);
        open = new LockedEngine(postgres, "open-queries", false, false, false);
    }

    @AfterAll
    static void stop() throws IOException {
        guarded.close();
        open.close();
        postgres.close();
    }

    @BeforeEach
    void silence() {
        Canary.SONGS.set(0);
    }

    @AfterEach
    void forget() {
        FilterService filters = guarded.engine().getFilterService();
        filters.createFilterQuery().list().forEach(filter -> filters.deleteFilter(filter.getId()));
        guarded.engine().getIdentityService().clearAuthentication();
    }

    static Stream<Method> expressionMethods() {
        return Arrays.stream(TaskQuery.class.getMethods())
                .filter(method -> method.getName().endsWith("Expression"));
    }

    @Test
    void the_canary_sings_where_the_lock_is_left_out() {
        Filter stored = stored(open, query(open).taskAssigneeExpression(SING));
        open.engine().getFilterService().list(stored.getId());

        assertThat(Canary.SONGS).hasPositiveValue();
    }

    @ParameterizedTest
    @MethodSource("expressionMethods")
    void no_expression_of_a_query_or_a_filter_reaches_a_bean(Method method) throws ReflectiveOperationException {
        TaskQuery plain = query(guarded);
        method.invoke(plain, SING);
        TaskQuery alternative = query(guarded);
        TaskQuery within = alternative.or();
        method.invoke(within, SING);
        within.endOr();
        Filter everything = stored(guarded, query(guarded));

        assertThatThrownBy(plain::list).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(plain::count).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(alternative::list).isInstanceOf(ProcessEngineException.class);
        FilterService filters = guarded.engine().getFilterService();
        for (TaskQuery query : List.of(plain, alternative)) {
            String stored = stored(guarded, query).getId();
            assertThatThrownBy(() -> filters.list(stored)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.count(stored)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.list(everything.getId(), query))
                    .isInstanceOf(ProcessEngineException.class);
        }
        assertThat(Canary.SONGS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SING,
                "#{canary.sing()}",
                "${canary}",
                "${doWork}",
                "${doWork.task()}",
                "${now().class}",
                "${now().getTime()}",
                "${dateTime().getClass()}",
                "${currentUser().length()}",
                "${currentUserGroups().size()}",
                "${currentUserGroups()[0]}",
                "${''.trim()}",
                "${''['class']}",
                "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}",
                "${execution}",
                "${task}",
                "${authenticatedUserId}",
                "${runtimeService}",
                "x ${canary.sing()} y",
                "${true ? canary.sing() : ''}",
                "${system('id')}",
            })
    void an_expression_of_a_filter_is_a_function_or_fails(String hostile) {
        String byService =
                stored(guarded, query(guarded).taskAssigneeExpression(hostile)).getId();
        String byHand = written("{\"taskAssigneeExpression\": \"%s\"}".formatted(hostile));
        String nested = written("{\"orQueries\": [{\"taskAssigneeExpression\": \"%s\"}]}".formatted(hostile));
        guarded.engine().getIdentityService().setAuthentication("petra", List.of("PARTNER_APPROVE"));

        FilterService filters = guarded.engine().getFilterService();
        for (String filter : List.of(byService, byHand, nested)) {
            assertThatThrownBy(() -> filters.list(filter)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.singleResult(filter)).isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> filters.count(filter)).isInstanceOf(ProcessEngineException.class);
        }
        assertThat(Canary.SONGS).hasValue(0);
    }

    @Test
    void the_lists_of_tasklist_may_ask_who_is_looking_and_when() {
        Task task = guarded.engine().getTaskService().newTask();
        task.setAssignee("petra");
        guarded.engine().getTaskService().saveTask(task);
        guarded.engine().getIdentityService().setAuthentication("petra", List.of("PARTNER_APPROVE"));
        Filter mine = stored(
                guarded,
                query(guarded).taskAssigneeExpression("${currentUser()}").taskCreatedBeforeExpression("${dateTime()}"));
        Filter offered = stored(guarded, query(guarded).taskCandidateGroupInExpression("${currentUserGroups()}"));

        FilterService filters = guarded.engine().getFilterService();
        assertThat(filters.<Task>list(mine.getId())).extracting(Task::getId).containsExactly(task.getId());
        assertThat(filters.count(offered.getId())).isZero();
    }

    private static TaskQuery query(LockedEngine engine) {
        return engine.engine().getTaskService().createTaskQuery();
    }

    private static Filter stored(LockedEngine engine, TaskQuery query) {
        FilterService filters = engine.engine().getFilterService();
        return filters.saveFilter(filters.newTaskFilter("Hostile").setQuery(query));
    }

    /** A row as somebody would write it who has found a way past the service. */
    private static String written(String query) {
        String id = stored(guarded, query(guarded)).getId();
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("update act_ru_filter set query_ = :query where id_ = :id")
                .params(Map.of("query", query, "id", id))
                .update();
        return id;
    }
}
