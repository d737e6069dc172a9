package io.millrace.platform.engine;

import io.millrace.testing.Services;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the engine's tables that nothing in the application changes by itself. */
final class StoredRows {

    private static final List<String> TABLES = List.of(
            "act_re_deployment",
            "act_re_procdef",
            "act_re_decision_def",
            "act_re_camformdef",
            "act_ru_filter",
            "act_ru_authorization",
            "act_ru_ext_task",
            "act_id_user",
            "act_id_group",
            "act_id_membership",
            "act_id_tenant",
            "act_hi_comment",
            "act_hi_attachment");

    private static final String COUNT = TABLES.stream()
                    .map(table -> "select '%1$s' as name, count(*) as rows from %1$s union all ".formatted(table))
                    .collect(Collectors.joining())
            + "select 'files', count(*) from act_ge_bytearray where deployment_id_ is not null";

    private StoredRows() {}

    /** By table; of files only those of deployments, since what variables hold is in the same table. */
    static Map<String, Long> count() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser()).sql(COUNT).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("name"), row -> (Long) row.get("rows")));
    }
}
