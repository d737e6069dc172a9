package io.millrace.workflows;

import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.Rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a file.
 *
 * @param elementId null where it concerns the whole file
 * @param line from 1; 0 where there is none
 * @param rule its name on the page of rules
 * @param cure what the designer does about it
 */
public record FindingView(
        String file,
        @Nullable String elementId,
        @Nullable String elementName,
        int line,
        String rule,
        Severity severity,
        String explanation,
        String cure) {

    public static List<FindingView> of(List<Finding> findings) {
        return findings.stream().map(FindingView::of).toList();
    }

    private static FindingView of(Finding finding) {
        return new FindingView(
                finding.file(),
                finding.elementId(),
                finding.elementName(),
                finding.line(),
                finding.rule().name(),
                finding.rule().severity(),
                finding.explanation(),
                finding.rule().cure());
    }
}
