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
 * @param mentions whether the answer names something of the other organization that the caller did not, or the failure tells
 *     a secret
 * @param changes whether the call changed rows
 */
record Outcome(@Nullable RuntimeException failure, boolean answers, boolean mentions, boolean changes) {

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
            @Nullable Object answer = door.apply(() -> EngineQueries.results(() -> call.on(service, values::get), other));
            boolean mentions = other.isMentioned(AnswerText.of(answer), AnswerText.of(named));
            return new Outcome(null, !isNothing(answer), mentions, false);
        } catch (RuntimeException e) {
            return new Outcome(e, false, other.tells(String.valueOf(e.getMessage())), false);
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
        return new Outcome(failure, answers, mentions, true);
    }

    /** @param owners what the other organization itself gets */
    void assertIs(Verdict verdict, Outcome owners) {
        assertThat(mentions).as("%s, and tells of the other organization", this).isFalse();
        switch (verdict) {
            case REFUSED -> assertThat(failure).isNotNull();
            case CLOSED -> assertThat(failure).isNotNull().hasMessageEndingWith(" is closed");
            case OWN, HARMLESS -> assertThat(failure).isNull();
            // Figures name nobody, so there may be none at all.
            case NOTHING -> assertThat(answers && !owners.mentions && !owners.changes)
                    .as("%s, and says what is said to the organization itself", this)
                    .isFalse();
            default -> {}
        }
    }

    void assertIsOwners(Verdict verdict) {
        switch (verdict) {
            case REFUSED -> assertThat(failure).as("What the organization itself gets").isNull();
            case CLOSED -> assertThat(failure).isNotNull().hasMessageEndingWith(" is closed");
            case NOTHING -> assertThat(isOfUse()).as("The organization itself gets something, not %s", this).isTrue();
            case ABSENT -> assertThat(isOfUse()).as("The organization itself gets nothing, not %s", this).isFalse();
            default -> {}
        }
    }

    private boolean isOfUse() {
        return failure == null && (answers || changes);
    }
}
