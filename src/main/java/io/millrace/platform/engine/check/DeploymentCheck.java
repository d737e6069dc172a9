package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The one check that every model passes before it is deployed, whichever door it comes through: the build, the REST API, the
 * Modeler. It reports all findings at once and never throws because of what is in a file.
 */
public final class DeploymentCheck {

    private DeploymentCheck() {}

    /**
     * @param files what is deployed together; they may name each other
     * @return the findings in the order of the files and of the elements in them; empty when all is well
     */
    public static List<Finding> check(List<ModelFile> files, Surroundings surroundings) {
        var deployment = new Deployment(files, surroundings);
        var findings = new ArrayList<Finding>();
        Set<String> names = new HashSet<>();
        for (ModelFile file : files) {
            if (!names.add(file.name())) {
                findings.add(Finding.of(file, FileRule.SAME_FILE_TWICE, "There are two files of this name."));
            }
            findings.addAll(check(file, deployment));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> check(ModelFile file, Deployment deployment) {
        return switch (file.kind()) {
            case PROCESS -> readable(file, definitions -> ProcessCheck.check(file, definitions, deployment));
            case DECISION -> readable(file, definitions -> DecisionCheck.check(file, definitions, deployment));
            case FORM -> FormCheck.check(file);
            case UNKNOWN ->
                List.of(Finding.of(file, FileRule.UNKNOWN_FILE, "This is no kind of file that is deployed."));
        };
    }

    private static List<Finding> readable(ModelFile file, Function<Element, List<Finding>> check) {
        Element root;
        try {
            root = ElementReader.read(file.content());
        } catch (ElementReader.Unreadable e) {
            return List.of(e.finding(file));
        }
        return check.apply(root);
    }
}
