package io.millrace.platform.engine.check;

import java.util.regex.Pattern;

/**
 * What can be seen of FEEL before it is parsed, outside of its texts.
 *
 * @param depth how many brackets stand within each other
 * @param nulls how often the word null is written
 */
record FeelOutline(int depth, int nulls) {

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    static FeelOutline of(String text) {
        var bare = new StringBuilder();
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                if (c == '\\') {
                    i++;
                }
            } else {
                bare.append(c);
                if ("([{".indexOf(c) >= 0) {
                    deepest = Math.max(deepest, ++depth);
                } else if (")]}".indexOf(c) >= 0) {
                    depth = Math.max(0, depth - 1);
                }
            }
        }
        return new FeelOutline(deepest, (int) NULL.matcher(bare).results().count());
    }
}
