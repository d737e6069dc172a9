package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Office documents (ECMA-376 part 2) are zip archives. Every entry is unpacked, but nothing is kept: the sizes that an
 * archive declares are no promise.
 */
final class OfficeInspection {

    static final int ENTRY_LIMIT = 5_000;
    /** Unpacked, in bytes. */
    static final long TOTAL_LIMIT = 250L * 1024 * 1024;

    /** Unpacked bytes per packed one, asked of entries that have unpacked to more than {@link #RATIO_FROM} bytes. */
    static final int RATIO_LIMIT = 100;

    private static final long RATIO_FROM = 1024 * 1024;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private OfficeInspection() {}

    static void inspect(Path content, FileType type) throws IOException {
        try (ZipFile zip = new ZipFile(content.toFile())) {
            checkEntries(zip);
            checkContentTypes(zip, type);
        } catch (ZipException | EOFException | IllegalArgumentException | XMLStreamException e) {
            throw Problem.of(FileError.FILE_UNREADABLE, "The document is a damaged archive.")
                    .causedBy(e);
        }
    }

    private static void checkEntries(ZipFile zip) throws IOException {
        if (zip.size() > ENTRY_LIMIT) {
            throw tooComplex("has %d parts; at most %d are taken".formatted(zip.size(), ENTRY_LIMIT));
        }
        Set<String> names = new HashSet<>();
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                // Two programs may open two different documents; none of them need be the one that was checked.
                throw Problem.of(FileError.FILE_UNREADABLE, "The document has two parts of one name.");
            }
            if (name.endsWith("vbaproject.bin")) {
                throw Problem.of(FileError.FILE_HAS_MACROS);
            }
            total += unpackedSize(zip, entry, TOTAL_LIMIT - total);
        }
    }

    private static long unpackedSize(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                size += read;
                if (size > allowed) {
                    throw tooComplex("unpacks to more than %d MiB".formatted(TOTAL_LIMIT / 1024 / 1024));
                }
                if (size > RATIO_FROM && size / RATIO_LIMIT > entry.getCompressedSize()) {
                    throw tooComplex("unpacks to more than %d times its size".formatted(RATIO_LIMIT));
                }
            }
        }
        return size;
    }

    private static void checkContentTypes(ZipFile zip, FileType type) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(CONTENT_TYPES);
        if (entry == null) {
            throw FileInspection.mismatch(type, "an archive that is no Office document");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Set<String> types = contentTypes(in);
            if (types.stream().anyMatch(OfficeInspection::isMacro)) {
                throw Problem.of(FileError.FILE_HAS_MACROS);
            }
            if (!types.contains(type.mediaType() + ".main+xml")) {
                throw FileInspection.mismatch(type, "another kind of Office document");
            }
        }
    }

    private static boolean isMacro(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("macroenabled") || lower.contains("vbaproject");
    }

    private static Set<String> contentTypes(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> types = new HashSet<>();
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String type = xml.getAttributeValue(null, "ContentType");
                    if (type != null) {
                        types.add(type);
                    }
                }
            }
        } finally {
            xml.close();
        }
        return types;
    }

    private static Problem tooComplex(String what) {
        return Problem.of(FileError.FILE_TOO_COMPLEX, "The document " + what + ".");
    }
}
