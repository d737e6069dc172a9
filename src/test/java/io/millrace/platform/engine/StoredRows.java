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

    private StoredRows() {}

    static Map<String, Long> count() {
        var jdbc = JdbcClient.create(Services.forTests().postgres().asSuperuser());
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    /** Files of deployments; what variables hold is in the same table. */
    static long files() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("select count(*) from act_ge_bytearray where deployment_id_ is not null")
                .query(Long.class)
                .single();
    }
}
