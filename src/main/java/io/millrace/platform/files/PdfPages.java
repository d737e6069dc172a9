package io.millrace.platform.files;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.LoggerFactory;

/**
 * The program that {@link PdfInspection} runs beside the application. It prints one line: {@code PAGES} and their number,
 * {@code ENCRYPTED}, or {@code BROKEN} and why.
 */
final class PdfPages {

    /** Exit status when the document took too long. */
    static final int TOO_SLOW = 4;
    /** Exit status when the document took too much memory; 3 is also what the JVM itself leaves with. */
    static final int TOO_BIG = 3;

    private PdfPages() {}

    /** Arguments: the document's path, and the milliseconds it may take. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        new Timer(true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                Runtime.getRuntime().halt(TOO_SLOW);
                            }
                        },
                        Long.parseLong(arguments[1]));
        System.out.println(describe(Path.of(arguments[0])));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String describe(Path path) {
        try (PDDocument document =
                Loader.loadPDF(path.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            return document.isEncrypted() ? "ENCRYPTED" : "PAGES " + pages(document);
        } catch (InvalidPasswordException e) {
            return "ENCRYPTED";
        } catch (StackOverflowError | OutOfMemoryError e) {
            Runtime.getRuntime().halt(TOO_BIG);
            throw e;
        } catch (IOException | RuntimeException e) {
            return "BROKEN " + e.getMessage();
        }
    }

    /** Those that are there as well as those that are said to be there: viewers go by either. */
    private static int pages(PDDocument document) {
        int found = 0;
        for (var ignored : document.getPages()) {
            found++;
        }
        return Math.max(found, document.getNumberOfPages());
    }
}
