package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskVariablesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    record Contract(
            UUID id,
            String name,
            Double amount,
            Instant dueAt,
            @Nullable String comment) {}

    @Test
    void a_contract_travels_through_process_variables_and_comes_back_as_it_was() {
        var contract = new Contract(UUID.randomUUID(), "Asha", 12.5, NOON, null);

        Map<String, @Nullable Object> variables = TaskVariables.write(contract);

        assertThat(variables).containsEntry("id", contract.id().toString()).containsEntry("dueAt", Date.from(NOON));
        assertThat(TaskVariables.read(Contract.class, variables::get)).isEqualTo(contract);
    }

    @Test
    void a_missing_variable_is_named_unless_the_contract_allows_its_absence() {
        Map<String, Object> variables =
                new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "amount", 1.0));

        assertThatThrownBy(() -> TaskVariables.read(Contract.class, variables::get))
                .hasMessage("Variable 'name' is missing for Contract");
    }

    @Test
    void a_variable_of_another_type_is_named_with_both_types() {
        Map<String, Object> variables =
                Map.of("id", UUID.randomUUID().toString(), "name", 7, "amount", 1.0, "dueAt", Date.from(NOON));

        assertThatThrownBy(() -> TaskVariables.read(Contract.class, variables::get))
                .hasMessage("Variable 'name' is a Integer where Contract wants a String");
    }
}
