package io.millrace.platform.engine.check;

import java.util.Locale;

/**
 * A file that somebody wants to deploy.
 *
 * @param name as the designer calls it; its ending says what it is
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record ModelFile(String name, byte[] content) {

    enum Kind {
        PROCESS,
        DECISION,
        FORM,
        UNKNOWN
    }

    Kind kind() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".bpmn") || lower.endsWith(".bpmn20.xml")) {
            return Kind.PROCESS;
        }
        if (lower.endsWith(".dmn") || lower.endsWith(".dmn11.xml")) {
            return Kind.DECISION;
        }
        return lower.endsWith(".form") ? Kind.FORM : Kind.UNKNOWN;
    }
}
