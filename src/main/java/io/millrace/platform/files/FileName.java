package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is left of a name from outside once nothing in it can lead or mislead anybody. */
record FileName(String value) {

    private static final int LIMIT = 255;

    /**
     * The last part of the path, in Unicode form C, without control and format characters: a right-to-left override
     * would show {@code report-exe.pdf} where the name ends in {@code .exe}. At most 255 characters, the extension kept.
     */
    static FileName of(@Nullable String given) {
        StringBuilder clean = new StringBuilder();
        lastPart(given == null ? "" : given)
                .codePoints()
                .filter(FileName::harmless)
                .forEach(clean::appendCodePoint);
        String name = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        while (name.endsWith(".") || name.endsWith(" ")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.isEmpty()) {
            throw Problem.of(FileError.FILE_NAME_INVALID);
        }
        return new FileName(cut(name));
    }

    /** In lower case without the dot; empty when there is none. */
    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String cut(String name) {
        if (name.length() <= LIMIT) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        // What is that long is no extension of ours, and the type check will say so.
        String ending = dot < 0 || name.length() - dot > 10 ? "" : name.substring(dot);
        int end = LIMIT - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
