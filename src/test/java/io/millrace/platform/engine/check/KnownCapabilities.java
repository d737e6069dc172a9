package io.millrace.platform.engine.check;

import io.millrace.platform.engine.TaskContract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application that offers capabilities and nothing else. */
record KnownCapabilities(Set<String> capabilities) implements Surroundings {

    /** Those that our own tables name. */
    static final KnownCapabilities OURS =
            new KnownCapabilities(Set.of("PARTNER_APPROVE", "PARTNER_APPROVE_HIGH", "APPROVAL_POLICY_MANAGE"));

    @Override
    public Map<String, TaskContract<?, ?>> tasks() {
        return Map.of();
    }

    @Override
    public Optional<ModelFile> process(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<ModelFile> decision(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<ModelFile> form(String key) {
        return Optional.empty();
    }
}
