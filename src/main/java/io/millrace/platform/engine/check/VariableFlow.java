package io.millrace.platform.engine.check;

import java.util.List;

final class VariableFlow {

    private VariableFlow() {}

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        return List.of();
    }
}
