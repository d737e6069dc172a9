package io.millrace.platform.engine.diagram;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text broken into lines. There is no font on the server to measure with: widths are those that Helvetica and Arial
 * share, and what they do not have is taken to be as wide as it usually is.
 */
record Lettering(List<String> lines, double size) {

    static final double NORMAL = 12;
    static final double SMALL = 11;

    private static final double SMALLEST = 9;
    private static final double LINE = 1.2;
    private static final int MAX_LETTERS = 600;
    private static final String DOTS = "…";

    /** Thousandths of the font size, from the space to the tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    /** In a box: smaller letters where it doesn't fit otherwise, then dots for the rest. */
    static Lettering fit(String text, double width, double height) {
        for (double size = NORMAL; size >= SMALLEST; size--) {
            Lettering whole = wrap(text, width, Integer.MAX_VALUE, size);
            if (whole.height() <= height && !breaksWords(text, width, size)) {
                return whole;
            }
        }
        double size = breaksWords(text, width, SMALLEST) ? SMALLEST + 1 : SMALLEST;
        return wrap(text, width, Math.max(1, (int) (height / (size * LINE))), size);
    }

    /** In a column, with dots for what is beyond the last line. */
    static Lettering wrap(String text, double width, int maxLines, double size) {
        List<String> lines = new ArrayList<>();
        String shown = cut(text, MAX_LETTERS);
        shown.lines().map(String::strip).forEach(line -> lines.addAll(wrap(line, width, size)));
        lines.removeIf(String::isEmpty);
        if (lines.size() > maxLines) {
            String last = lines.get(maxLines - 1);
            while (!last.isEmpty() && width(last + DOTS, size) > width) {
                last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
            }
            lines.subList(maxLines - 1, lines.size()).clear();
            lines.add(last.strip() + DOTS);
        }
        return new Lettering(List.copyOf(lines), size);
    }

    /** At most so many letters, with dots for the rest. */
    static String cut(String text, int letters) {
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + DOTS;
    }

    double height() {
        return lines.size() * lineHeight();
    }

    double lineHeight() {
        return size * LINE;
    }

    double width() {
        return lines.stream().mapToDouble(line -> width(line, size)).max().orElse(0);
    }

    static double width(String text, double size) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                        .codePoints()
                        .mapToDouble(Lettering::width)
                        .sum()
                * size
                / 1000;
    }

    private static double width(int letter) {
        if (letter >= ' ' && letter < ' ' + WIDTHS.length) {
            return WIDTHS[letter - ' '];
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.CONTROL) {
            return 0;
        }
        // From Hangul on, Chinese and Japanese and most pictures fill their square.
        return (letter >= 0x1100 && letter < 0x1200) || letter >= 0x2E80 ? 1050 : 650;
    }

    private static boolean breaksWords(String text, double width, double size) {
        return words(cut(text, MAX_LETTERS)).stream().anyMatch(word -> width(word.strip(), size) > width);
    }

    private static List<String> wrap(String line, double width, double size) {
        List<String> lines = new ArrayList<>();
        String current = "";
        for (String word : words(line)) {
            if (!current.isEmpty() && width((current + word).strip(), size) > width) {
                lines.add(current.strip());
                current = "";
            }
            current += word;
            while (width(current.strip(), size) > width
                    && current.strip().codePointCount(0, current.strip().length()) > 1) {
                String start = start(current, width, size);
                lines.add(start);
                current = current.substring(start.length());
            }
        }
        lines.add(current.strip());
        return lines;
    }

    /** As much as fits of a word that is wider than a line, at least one letter. */
    private static String start(String word, double width, double size) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return word.substring(0, end);
    }

    /** Pieces between which a line may end, with the spaces behind them. */
    private static List<String> words(String line) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(line);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            words.add(line.substring(from, to));
            from = to;
        }
        return words;
    }
}
