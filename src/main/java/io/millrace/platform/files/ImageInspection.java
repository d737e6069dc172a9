package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads an image's header only: nobody may have to unpack it to learn that it is a wall of pixels. */
final class ImageInspection {

    /** Twice a page of A3 at 300 dots per inch. */
    static final long PIXEL_LIMIT = 50_000_000;

    private ImageInspection() {}

    static void inspect(Path content) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(content.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Problem.of(FileError.FILE_UNREADABLE, "The image has no readable header.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                check(width(reader), height(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    private static void check(long width, long height) {
        if (width * height > PIXEL_LIMIT) {
            throw Problem.of(
                    FileError.FILE_TOO_COMPLEX,
                    "The image has %d x %d pixels; at most %d are taken.".formatted(width, height, PIXEL_LIMIT));
        }
    }

    private static int width(ImageReader reader) {
        return read(() -> reader.getWidth(0));
    }

    private static int height(ImageReader reader) {
        return read(() -> reader.getHeight(0));
    }

    /** Readers meet damaged headers with any exception at all. */
    private static int read(Header header) {
        try {
            return header.value();
        } catch (IOException | RuntimeException e) {
            throw Problem.of(FileError.FILE_UNREADABLE, "The image's header is damaged.")
                    .causedBy(e);
        }
    }

    @FunctionalInterface
    private interface Header {
        int value() throws IOException;
    }
}
