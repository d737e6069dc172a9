package io.millrace.platform.engine.check;

import java.util.Objects;

/** Why a part of a file was not taken, for whoever knows where in the file it stands. */
final class Refused extends RuntimeException {

    private final transient Rule rule;

    Refused(Rule rule, String explanation) {
        super(explanation);
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    String explanation() {
        return Objects.requireNonNull(getMessage());
    }
}
