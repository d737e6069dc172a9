package io.millrace.platform.engine.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a file, each thing once. */
final class Findings {

    private final ModelFile file;
    private final Set<Finding> found = new LinkedHashSet<>();

    Findings(ModelFile file) {
        this.file = file;
    }

    void add(Element at, Rule rule, String explanation) {
        found.add(Finding.at(file, at, rule, explanation));
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
