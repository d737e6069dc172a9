package io.millrace.platform.engine;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the Markdown of a task's form so that what users entered is text and never markup. */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]()#+\\-.!|~>@:/])");

    private Markdown() {}

    /** Text as itself: no markup, no links, no line breaks, no form expressions. */
    public static String text(Object value) {
        String line = String.valueOf(value)
                .replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;");
        return SPECIAL.matcher(line).replaceAll("\\\\$1");
    }

    /** A table; cells are Markdown already. */
    public static String table(List<String> head, List<List<String>> rows) {
        String rule = head.stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        return row(head) + "\n" + rule + "\n" + rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
