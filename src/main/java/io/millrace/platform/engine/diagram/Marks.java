package io.millrace.platform.engine.diagram;

import java.util.Map;
import java.util.Set;

/**
 * What has happened in a process, by the ids of the model's elements. Ids that the model does not have are ignored; of
 * several marks on one element the worst is shown: failed, then waiting, then taken.
 *
 * @param taken activities, events, gateways and flows that were passed
 * @param waiting where the process stands now
 * @param failed where an incident stops it
 * @param counts a number to show beside an element, e.g. how many instances stand there; none is shown below 1
 */
public record Marks(Set<String> taken, Set<String> waiting, Set<String> failed, Map<String, Integer> counts) {

    public Marks {
        taken = Set.copyOf(taken);
        waiting = Set.copyOf(waiting);
        failed = Set.copyOf(failed);
        counts = Map.copyOf(counts);
    }

    /** The model alone. */
    public static Marks none() {
        return new Marks(Set.of(), Set.of(), Set.of(), Map.of());
    }

    Mark of(String id) {
        if (failed.contains(id)) {
            return Mark.FAILED;
        }
        if (waiting.contains(id)) {
            return Mark.WAITING;
        }
        return taken.contains(id) ? Mark.TAKEN : Mark.NONE;
    }

    int count(String id) {
        return counts.getOrDefault(id, 0);
    }
}
