package io.millrace.platform.engine.check;

import java.util.List;

final class ProcessReferences {

    private ProcessReferences() {}

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        return List.of();
    }
}
