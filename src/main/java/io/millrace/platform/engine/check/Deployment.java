package io.millrace.platform.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.engine.TaskContract;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is there once the files are deployed: they may name each other, and what is new stands before what was there. */
final class Deployment implements Surroundings {

    private final Surroundings before;
    private final Set<String> capabilities;
    private final Map<String, TaskContract<?, ?>> tasks;
    private final Map<String, ModelFile> processes = new HashMap<>();
    private final Map<String, ModelFile> decisions = new HashMap<>();
    private final Map<String, ModelFile> forms = new HashMap<>();

    Deployment(List<ModelFile> files, Surroundings before) {
        this.before = before;
        // Asked once: the check looks at them for every element.
        this.capabilities = before.capabilities();
        this.tasks = before.tasks();
        for (ModelFile file : files) {
            switch (file.kind()) {
                case PROCESS -> index(file, "process", processes);
                case DECISION -> index(file, "decision", decisions);
                case FORM -> index(file);
                case UNKNOWN -> {}
            }
        }
    }

    /** What can't be read defines nothing; its own check says why. */
    private static void index(ModelFile file, String definition, Map<String, ModelFile> into) {
        try {
            for (Element element : ElementReader.read(file.content()).children()) {
                String id = element.attribute("id");
                if (element.localName().equals(definition) && id != null) {
                    into.put(id, file);
                }
            }
        } catch (ElementReader.Unreadable e) {
            return;
        }
    }

    private void index(ModelFile file) {
        try {
            JsonNode id = new ObjectMapper().readTree(file.content()).path("id");
            if (id.isTextual()) {
                forms.put(id.textValue(), file);
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Whether the form is among the files themselves. */
    boolean brings(String form) {
        return forms.containsKey(form);
    }

    @Override
    public Set<String> capabilities() {
        return capabilities;
    }

    @Override
    public Map<String, TaskContract<?, ?>> tasks() {
        return tasks;
    }

    @Override
    public Optional<ModelFile> process(String key) {
        return Optional.ofNullable(processes.get(key)).or(() -> before.process(key));
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return Optional.ofNullable(decisions.get(key)).or(() -> before.decision(key));
    }

    @Override
    public Optional<ModelFile> form(String key) {
        return Optional.ofNullable(forms.get(key)).or(() -> before.form(key));
    }
}
