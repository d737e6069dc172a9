package io.millrace.platform.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is told, within the engine's transaction, of every process instance that begins or ends, whichever door it came through.
 * Instances that another one called are parts of that one and not told of.
 */
public interface ProcessObserver {

    void started(Started instance);

    void ended(Ended instance);

    /**
     * @param process the model's key
     * @param version of the model; shared models and an organization's own are counted apart
     * @param businessKey the id of the record that it is about
     */
    record Started(
            UUID id, String process, int version, @Nullable String businessKey) {}

    /**
     * @param endedWith the id of the end event that it reached; null where it was canceled
     * @param reason why it was canceled
     */
    record Ended(
            UUID id,
            String process,
            @Nullable String businessKey,
            @Nullable String endedWith,
            boolean canceled,
            @Nullable String reason) {}
}
