package io.millrace.platform.start;

import java.util.List;

/** The application does not start as it is configured; names everything that keeps it from that, at once. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    StartRefused(List<Finding> findings) {
        super("Millrace does not start: "
                + String.join(" ", findings.stream().map(Finding::problem).toList()));
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * @param problem what is wrong, in a sentence that names the property and never its value
     * @param cure what to do about it, in a sentence
     */
    record Finding(String problem, String cure) {}
}
