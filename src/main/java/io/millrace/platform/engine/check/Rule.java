package io.millrace.platform.engine.check;

/** Something that a file has to hold to; each enum of rules belongs to one part of the check. */
public interface Rule {

    enum Severity {
        /** Nothing is deployed. */
        ERROR,
        /** Deployed all the same; the designer should look at it. */
        WARNING
    }

    /** Stable; designers and clients know the rule by it. */
    String name();

    Severity severity();

    /** Why the rule is there, for the page of rules; one or two sentences. */
    String reason();

    /** What the designer does about it; one sentence. */
    String cure();
}
