package io.millrace.platform.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text is text to its end: the first bytes alone would let a program with a harmless beginning pass. */
final class TextInspection {

    private TextInspection() {}

    static void inspect(Path content, FileType type) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(content), 64 * 1024)) {
            int first = in.read();
            int second = in.read();
            boolean utf16 = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
            if (utf16) {
                return; // As spreadsheets export "Unicode text": half of its bytes are zero.
            }
            if (binary(first) || binary(second)) {
                throw FileInspection.mismatch(type, "binary data");
            }
            for (int next; (next = in.read()) >= 0; ) {
                if (binary(next)) {
                    throw FileInspection.mismatch(type, "binary data");
                }
            }
        }
    }

    private static boolean binary(int one) {
        return one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f';
    }
}
