package io.millrace.platform.engine;

import io.millrace.platform.web.Problem;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Calls to the engine whose failures come out as the rest of the application knows them. The engine wraps what listeners
 * and service tasks throw, and reports a lost race in a type of its own that no caller expects.
 */
final class EngineCalls {

    private EngineCalls() {}

    /**
     * Does the work.
     *
     * @throws Problem what a listener or service task refused, or {@link EngineError#TASK_NOT_YOURS}
     * @throws OptimisticLockingFailureException when somebody else moved the same process on at the same time
     * @throws DataAccessException what the database refused within a listener or service task
     */
    static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (TaskAlreadyClaimedException | AuthorizationException e) {
            throw Problem.of(EngineError.TASK_NOT_YOURS).causedBy(e);
        } catch (RuntimeException e) {
            throw known(e);
        }
    }

    /** What is behind a failure, as far as the rest of the application knows it; else the failure itself. */
    static RuntimeException known(RuntimeException thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem || cause instanceof DataAccessException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof OptimisticLockingException) {
                return new OptimisticLockingFailureException("Somebody else moved the process on", thrown);
            }
        }
        return thrown;
    }
}
