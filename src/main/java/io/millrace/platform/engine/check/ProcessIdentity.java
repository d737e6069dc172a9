package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** That a file stands for one process, and an id for one element. */
final class ProcessIdentity {

    private ProcessIdentity() {}

    static List<Finding> check(ModelFile file, Element definitions) {
        List<Finding> findings = new ArrayList<>();
        executable(file, definitions, findings);
        Set<String> ids = new HashSet<>();
        definitions
                .all()
                .filter(element -> !element.namespace().equals(Namespaces.CAMUNDA))
                .forEach(element -> {
                    String id = element.attribute("id");
                    if (id != null && !ids.add(id)) {
                        findings.add(Finding.at(
                                file,
                                element,
                                VocabularyRule.ID_TWICE,
                                "More than one element has the id '%s'.".formatted(id)));
                    }
                });
        return findings;
    }

    private static void executable(ModelFile file, Element definitions, List<Finding> findings) {
        int executable = 0;
        boolean unsaid = false;
        for (Element process : definitions.children(Namespaces.BPMN, "process").toList()) {
            String stated = process.attribute("isExecutable");
            if (stated == null) {
                unsaid = true;
                findings.add(Finding.at(
                        file,
                        process,
                        VocabularyRule.NOT_EXECUTABLE,
                        "The process doesn't say whether it is executable."));
            } else if (Boolean.parseBoolean(stated) && ++executable > 1) {
                findings.add(Finding.at(
                        file,
                        process,
                        VocabularyRule.SEVERAL_EXECUTABLE,
                        "Another process of this file is executable as well."));
            }
        }
        if (executable == 0 && !unsaid) {
            findings.add(Finding.at(
                    file, definitions, VocabularyRule.NOT_EXECUTABLE, "No process of this file is executable."));
        }
    }
}
