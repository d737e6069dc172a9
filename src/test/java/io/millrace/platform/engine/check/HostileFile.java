package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.Rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A file that must not get in.
 *
 * @param rule that the check names
 * @param element that the check points at; null for the whole file
 */
public record HostileFile(String what, Rule rule, @Nullable String element, ModelFile file) {

    private static final int LONGEST = 100;

    /** Some rules only warn. */
    public boolean isRefused() {
        return rule.severity() == Severity.ERROR;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(rule.name(), what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what);
    }
}
