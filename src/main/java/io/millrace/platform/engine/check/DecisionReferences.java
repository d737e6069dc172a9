package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** That everything in a decision file can be told apart, and that what it refers to is there. */
final class DecisionReferences {

    /** The engine refuses these without an id, all but the last in the middle of a deployment. */
    private static final Set<String> IDENTIFIED = Set.of("definitions", "decision", "input", "output", "rule");

    static final int MAX_DECISIONS = 100;

    private final ModelFile file;
    private final Element definitions;
    private final String dmn;
    private final List<Finding> findings = new ArrayList<>();

    private DecisionReferences(ModelFile file, Element definitions) {
        this.file = file;
        this.definitions = definitions;
        this.dmn = definitions.namespace();
    }

    static List<Finding> check(ModelFile file, Element definitions) {
        var check = new DecisionReferences(file, definitions);
        check.ids();
        check.requirements();
        return check.findings;
    }

    private void ids() {
        Set<String> ids = new HashSet<>();
        for (Element element : definitions.all().toList()) {
            String id = element.attribute("id");
            if (id != null && !ids.add(id)) {
                findings.add(Finding.at(
                        file, element, DecisionRule.DMN_ID_TWICE, "The id '%s' stands here once more.".formatted(id)));
            }
            if ((id == null || id.isBlank()) && element.is(dmn, element.localName()) && isIdentified(element)) {
                findings.add(Finding.at(
                        file,
                        element,
                        DecisionRule.DMN_ID_MISSING,
                        "The '%s' in line %d has no id.".formatted(element.localName(), element.line())));
            }
        }
    }

    private static boolean isIdentified(Element element) {
        return IDENTIFIED.contains(element.localName());
    }

    private void requirements() {
        Map<String, Element> decisions = byId("decision");
        Set<String> inputs = byId("inputData").keySet();
        Set<String> sources = new HashSet<>(byId("knowledgeSource").keySet());
        sources.addAll(inputs);
        sources.addAll(decisions.keySet());
        definitions.all().forEach(element -> {
            switch (element.localName()) {
                case "requiredDecision" -> exists(element, decisions.keySet());
                case "requiredInput" -> exists(element, inputs);
                case "requiredAuthority" -> exists(element, sources);
                default -> {}
            }
        });
        if (decisions.size() > MAX_DECISIONS) {
            findings.add(Finding.at(
                    file,
                    definitions,
                    DecisionRule.TOO_MANY_DECISIONS,
                    "There are %d decisions; %d are allowed.".formatted(decisions.size(), MAX_DECISIONS)));
            return;
        }
        Set<String> done = new HashSet<>();
        decisions.forEach((id, decision) -> circles(id, decisions, new HashSet<>(), done));
    }

    private Map<String, Element> byId(String name) {
        Map<String, Element> elements = new HashMap<>();
        definitions.children(dmn, name).forEach(element -> {
            String id = element.attribute("id");
            if (id != null) {
                elements.put(id, element);
            }
        });
        return elements;
    }

    private void exists(Element reference, Set<String> known) {
        String id = target(reference);
        if (id == null || !known.contains(id)) {
            findings.add(Finding.at(
                    file,
                    reference,
                    DecisionRule.REQUIREMENT_UNKNOWN,
                    "'%s' refers to '%s', which is not in this file."
                            .formatted(reference.localName(), reference.attribute("href"))));
        }
    }

    private static @Nullable String target(Element reference) {
        String href = reference.attribute("href");
        return href != null && href.startsWith("#") ? href.substring(1) : null;
    }

    /** The decisions that this one needs, by their ids. */
    static List<String> required(Element decision) {
        String dmn = decision.namespace();
        return decision.children(dmn, "informationRequirement")
                .flatMap(requirement -> requirement.children(dmn, "requiredDecision"))
                .flatMap(reference -> Stream.ofNullable(target(reference)))
                .toList();
    }

    private void circles(String id, Map<String, Element> decisions, Set<String> path, Set<String> done) {
        Element decision = decisions.get(id);
        if (decision == null || done.contains(id)) {
            return;
        }
        path.add(id);
        for (String needed : required(decision)) {
            if (path.contains(needed)) {
                findings.add(Finding.at(
                        file,
                        decision,
                        DecisionRule.REQUIREMENT_CIRCLE,
                        "'%s' needs '%s', which needs it in turn.".formatted(id, needed)));
            } else {
                circles(needed, decisions, path, done);
            }
        }
        path.remove(id);
        done.add(id);
    }
}
