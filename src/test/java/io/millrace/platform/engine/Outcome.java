package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.engine.ServiceCall.Verdict;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call of a service.
 *
 * @param answers whether it answered anything at all
 * @param mention what the answer names of the other organization that the caller did not, or the failure tells of its secrets
 * @param changes whether the call changed rows
 */
record Outcome(
        @Nullable RuntimeException failure,
        boolean answers,
        @Nullable String mention,
        boolean changes) {

    /** @param door how the caller gets at the service */
    static Outcome of(
            ServiceCall call,
            Object service,
            Map<String, Object> values,
            ForeignOrganization other,
            Function<Supplier<Object>, @Nullable Object> door) {
        return of(call, service, values, values, other, door);
    }

    /** @param named the values that the caller knows anyway */
    static Outcome of(
            ServiceCall call,
            Object service,
            Map<String, Object> named,
            Map<String, Object> values,
            ForeignOrganization other,
            Function<Supplier<Object>, @Nullable Object> door) {
        try {
            @Nullable
            Object answer = door.apply(() -> EngineQueries.results(() -> call.on(service, values::get), other));
            String mention =
                    other.mention(AnswerText.of(answer), AnswerText.of(named)).orElse(null);
            return new Outcome(null, !isNothing(answer), mention, false);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            return new Outcome(e, false, other.tells(message) ? message : null, false);
        }
    }

    private static boolean isNothing(@Nullable Object answer) {
        return answer == null
                || Boolean.FALSE.equals(answer)
                || (answer instanceof Number number && number.longValue() == 0)
                || (answer instanceof Collection<?> many && many.isEmpty())
                || (answer instanceof Map<?, ?> map && map.isEmpty());
    }

    Outcome withChanges() {
        return new Outcome(failure, answers, mention, true);
    }

    /** @param owners what the other organization itself gets */
    void assertIs(Verdict verdict, Outcome owners) {
        assertThat(mention).as("%s, and tells of the other organization", this).isNull();
        switch (verdict) {
            case REFUSED -> assertThat(failure).as("Refused, and not %s", this).isNotNull();
            case CLOSED -> assertThat(failure).isNotNull().hasMessageEndingWith(" is closed");
            case OWN, HARMLESS -> assertThat(failure).isNull();
            // Figures name nobody, so there may be none at all.
            case NOTHING ->
                assertThat(answers && owners.mention == null && !owners.changes)
                        .as("%s, and says what is said to the organization itself", this)
                        .isFalse();
            default -> {}
        }
    }

    void assertIsOwners(Verdict verdict) {
        switch (verdict) {
            case REFUSED ->
                assertThat(failure).as("What the organization itself gets").isNull();
            case CLOSED -> assertThat(failure).isNotNull().hasMessageEndingWith(" is closed");
            case NOTHING ->
                assertThat(isOfUse())
                        .as("The organization itself gets something, not %s", this)
                        .isTrue();
            case ABSENT ->
                assertThat(isOfUse())
                        .as("The organization itself gets nothing, not %s", this)
                        .isFalse();
            default -> {}
        }
    }

    private boolean isOfUse() {
        return failure == null && (answers || changes);
    }
}
