package io.millrace.platform.engine.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A text with values in it: {@code Hello {{name}}}, or all of it FEEL behind an equals sign.
 *
 * @param plain the text with {@link #VALUE} where values go
 */
record FormTemplate(String plain, List<FeelExpression> expressions) {

    /** Stands for a value; occurs in no text that somebody writes. */
    static final char VALUE = '\uFFFC';

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_EXPRESSIONS = 100;

    /** @throws Refused with the rule that it breaks */
    static FormTemplate of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw refused("The text has more than %d characters.".formatted(MAX_LENGTH));
        }
        if (text.startsWith("=")) {
            return new FormTemplate(
                    String.valueOf(VALUE),
                    List.of(FeelExpression.expression(text.substring(1).strip())));
        }
        var plain = new StringBuilder();
        var expressions = new ArrayList<FeelExpression>();
        Deque<String> open = new ArrayDeque<>();
        int at = 0;
        for (int start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", at)) {
            int end = text.indexOf("}}", start);
            if (end < 0 || expressions.size() == MAX_EXPRESSIONS) {
                throw refused("A '{{' has no '}}', or there are more than %d of them.".formatted(MAX_EXPRESSIONS));
            }
            plain.append(text, at, start);
            String inner = text.substring(start + 2, end).strip();
            at = end + 2;
            if (inner.startsWith("#if ")) {
                open.push("if");
                expressions.add(FeelExpression.expression(inner.substring(4).strip()));
            } else if (inner.equals("/if") && !open.isEmpty()) {
                open.pop();
            } else if (inner.startsWith("#") || inner.startsWith("/")) {
                throw refused("'{{%s}}' is not allowed here.".formatted(inner));
            } else {
                plain.append(VALUE);
                expressions.add(FeelExpression.expression(inner));
            }
        }
        if (!open.isEmpty()) {
            throw refused("A '{{#if …}}' has no '{{/if}}'.");
        }
        return new FormTemplate(plain.append(text.substring(at)).toString(), expressions);
    }

    private static Refused refused(String explanation) {
        return new Refused(FormRule.TEMPLATE, explanation);
    }
}
