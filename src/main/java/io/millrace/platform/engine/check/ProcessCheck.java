package io.millrace.platform.engine.check;

import java.util.List;
import java.util.stream.Stream;

/** What is wrong with a process: first what may stand in it at all, then whether it fits what is around it. */
final class ProcessCheck {

    private ProcessCheck() {}

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        return Stream.of(
                        ProcessVocabulary.check(file, definitions),
                        ProcessReferences.check(file, definitions, surroundings),
                        VariableFlow.check(file, definitions, surroundings))
                .flatMap(List::stream)
                .toList();
    }
}
