package io.millrace.platform.engine.check;

import java.util.List;

final class ProcessVocabulary {

    private ProcessVocabulary() {}

    static List<Finding> check(ModelFile file, Element definitions) {
        return List.of();
    }
}
