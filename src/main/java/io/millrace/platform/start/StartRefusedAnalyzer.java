package io.millrace.platform.start;

import io.millrace.platform.start.StartRefused.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refused start as a list of what is wrong and what to do, instead of a stack trace. */
final class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StartRefused refused) {
        return new FailureAnalysis(
                "Millrace does not start as it is configured.\n" + lines(refused.findings(), Finding::problem),
                "See docs/operating.md.\n" + lines(refused.findings(), Finding::cure),
                refused);
    }

    private static String lines(List<Finding> findings, Function<Finding, String> text) {
        return findings.stream().map(finding -> "  - " + text.apply(finding)).collect(Collectors.joining("\n"));
    }
}
