package io.millrace.platform.engine.check;

import java.util.List;

/** Whether what a process names is there, and whether its elements hang together. */
final class ProcessReferences {

    private ProcessReferences() {}

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        var findings = new Findings(file);
        var named = new Definitions(definitions);
        for (Element process : named.processes()) {
            var graph = new ProcessGraph(process);
            new ProcessDeclarations(findings, named, surroundings).check(process, graph);
            new ProcessShape(findings, graph).check();
            var tasks = new TaskReferences(findings, surroundings);
            var events = new EventReferences(findings, named);
            for (Element element : graph.elements()) {
                tasks.check(element);
                events.check(element);
            }
            new FailurePaths(findings, graph, named, surroundings).check();
        }
        return findings.all();
    }
}
