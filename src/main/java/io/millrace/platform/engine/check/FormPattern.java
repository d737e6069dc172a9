package io.millrace.platform.engine.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Patterns that every browser decides quickly, although browsers go back and try again: RE2 refuses look-around and
 * references back, and here repetition within repetition is refused, which is what makes the tries multiply.
 */
final class FormPattern {

    private static final int MAX_LENGTH = 500;
    private static final int MOST_OPEN_ENDED = 3;
    private static final int MOST_VARYING = 10;
    private static final int LARGEST = 2000;
    /** A repetition that may stop at more places than these counts as open-ended. */
    private static final int FEW = 10;

    private static final Pattern COUNT = Pattern.compile("^\\{(\\d{1,4})(,(\\d{0,4}))?}");

    /** A group, or what stands around all of them. */
    private static final class Group {
        /** Whether it has more than one way to match. */
        private boolean ambiguous;
        /** How many characters it matches at most, an open-ended repetition counting once. */
        private long size;
    }

    private final String pattern;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int openEnded;
    private int varying;
    private boolean strange;

    private FormPattern(String pattern) {
        this.pattern = pattern;
    }

    /** What is wrong with it, as the end of a sentence; empty where it is fine. */
    static Optional<String> objection(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            return Optional.of("has more than %d characters".formatted(MAX_LENGTH));
        }
        // First, because RE2 writes repetitions out.
        Optional<String> ambiguity = new FormPattern(pattern).ambiguity();
        if (ambiguity.isPresent()) {
            return ambiguity;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("is no regular expression that RE2 knows: " + e.getDescription());
        }
        return Optional.empty();
    }

    private Optional<String> ambiguity() {
        groups.push(new Group());
        Group last = new Group();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            boolean opening = i > 0 && pattern.charAt(i - 1) == '(';
            if ("*+?{".indexOf(c) >= 0 && !opening) {
                if (last.ambiguous && c != '?') {
                    return Optional.of("repeats what has repetitions or alternatives in it");
                }
                i = repeated(i, last.size);
                last = new Group();
            } else if (c == '(') {
                groups.push(new Group());
                i++;
            } else if (c == ')' && groups.size() > 1) {
                last = groups.pop();
                groups.element().ambiguous |= last.ambiguous;
                groups.element().size += last.size;
                i++;
            } else {
                groups.element().ambiguous |= c == '|';
                groups.element().size++;
                last = new Group();
                last.size = 1;
                i = endOfCharacter(i);
            }
            if (groups.element().size > LARGEST) {
                return Optional.of("is too large when its repetitions are written out");
            }
        }
        if (strange) {
            return Optional.of("has a class that begins with ], which browsers read otherwise");
        }
        return (openEnded > MOST_OPEN_ENDED || varying > MOST_VARYING)
                ? Optional.of("has too many repetitions")
                : Optional.empty();
    }

    /** @return where the pattern goes on */
    private int repeated(int start, long size) {
        var count = COUNT.matcher(pattern.substring(start));
        int end = start + 1;
        boolean fixed = false;
        boolean open = pattern.charAt(start) != '?';
        if (count.find()) {
            end = start + count.end();
            int least = Integer.parseInt(count.group(1));
            String upTo = count.group(3);
            int most = (upTo == null || upTo.isEmpty()) ? least : Integer.parseInt(upTo);
            fixed = count.group(2) == null;
            open = !fixed && ((upTo != null && upTo.isEmpty()) || most - least > FEW);
            groups.element().size += size * Math.max(0, most - 1);
        }
        if (!fixed) {
            varying++;
            groups.element().ambiguous = true;
        }
        openEnded += open ? 1 : 0;
        boolean lazy = end < pattern.length() && pattern.charAt(end) == '?';
        return lazy ? end + 1 : end;
    }

    private int endOfCharacter(int start) {
        return switch (pattern.charAt(start)) {
            case '\\' -> start + 2;
            case '[' -> endOfClass(start);
            default -> start + 1;
        };
    }

    private int endOfClass(int start) {
        int i = start + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        strange |= i < pattern.length() && pattern.charAt(i) == ']';
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
