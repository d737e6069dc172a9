package io.millrace.platform.engine.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Forms that user tasks want from their own deployment ({@code camunda:formRefBinding="deployment"}) and that are not among
 * its files. Those in force are taken along, so that a designer who has changed the process alone need not fetch them.
 */
public final class FormsTakenAlong {

    private FormsTakenAlong() {}

    /** The forms that have to be added to the files, as they are in force; one that nobody has is a finding elsewhere. */
    public static List<ModelFile> of(List<ModelFile> files, Surroundings surroundings) {
        var deployment = new Deployment(files, surroundings);
        return files.stream()
                .filter(file -> file.kind() == ModelFile.Kind.PROCESS)
                .flatMap(FormsTakenAlong::wanted)
                .distinct()
                .filter(form -> !deployment.brings(form))
                .flatMap(form -> surroundings.form(form).stream())
                .toList();
    }

    private static Stream<String> wanted(ModelFile file) {
        try {
            return ElementReader.read(file.content())
                    .all()
                    .filter(task -> "deployment".equals(task.attribute(Namespaces.CAMUNDA, "formRefBinding")))
                    .map(task -> Objects.requireNonNullElse(task.attribute(Namespaces.CAMUNDA, "formRef"), ""));
        } catch (ElementReader.Unreadable e) {
            return Stream.of();
        }
    }
}
