package io.millrace.platform.engine.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contracts of the processes that others call, each worked out once. */
final class CalledProcesses {

    /** Calls within calls; beyond it a contract is taken as declared, with results that nobody knows. */
    private static final int DEEPEST = 16;

    private final Surroundings surroundings;
    private final Map<String, Optional<Called>> known = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    CalledProcesses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * A process as its caller sees it.
     *
     * @param resultsKnown false where processes call each other in a circle
     * @param needsBusinessKey whether something in it asks what it is about
     */
    record Called(ProcessContract contract, boolean resultsKnown, boolean needsBusinessKey) {}

    Surroundings surroundings() {
        return surroundings;
    }

    Optional<Called> find(String key) {
        Optional<Called> found = known.get(key);
        if (found == null) {
            boolean inCircle = inProgress.contains(key);
            found = surroundings.process(key).flatMap(file -> read(file, key));
            if (!inCircle) {
                known.put(key, found);
            }
        }
        return found;
    }

    Optional<ProcessContract> contract(ModelFile file, String key) {
        return read(file, key).map(Called::contract);
    }

    private Optional<Called> read(ModelFile file, String key) {
        Definitions definitions;
        try {
            definitions = new Definitions(ElementReader.read(file.content()));
        } catch (ElementReader.Unreadable e) {
            return Optional.empty();
        }
        return definitions.processes().stream()
                .filter(process -> key.equals(process.attribute("id")))
                .findFirst()
                .map(process -> called(process, definitions, key));
    }

    private Called called(Element process, Definitions definitions, String key) {
        var declared = ProcessContract.declaredBy(process);
        boolean needsBusinessKey = process.all().anyMatch(this::asksForBusinessKey);
        if (inProgress.size() >= DEEPEST || !inProgress.add(key)) {
            return new Called(declared, false, needsBusinessKey);
        }
        try {
            var flow = new FlowAnalysis(new ProcessGraph(process), declared, definitions, this);
            return new Called(declared.with(flow.results()), true, needsBusinessKey);
        } finally {
            inProgress.remove(key);
        }
    }

    /** Tasks for people show what they are about, and some beans take it as their input. */
    private boolean asksForBusinessKey(Element element) {
        if (Bpmn.is(element, "userTask")) {
            return true;
        }
        return Extensions.bean(element)
                .map(bean -> surroundings.tasks().get(bean))
                .filter(task -> Arrays.stream(task.input().getRecordComponents())
                        .anyMatch(input -> input.getName().equals("businessKey")))
                .isPresent();
    }
}
