package io.millrace.platform.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people and attackers send them. */
final class SampleFiles {

    private static final String DOCX_MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String XLSX_MAIN =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private SampleFiles() {}

    static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = document(pages)) {
            return save(document);
        }
    }

    /** Says that it has one page. */
    static byte[] lyingPdf(int pages) throws IOException {
        try (PDDocument document = document(pages)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            String honest = out.toString(StandardCharsets.ISO_8859_1);
            return latin1(honest.replace("/Count " + pages, "/Count " + "0".repeat(("" + pages).length() - 1) + "1"));
        }
    }

    /** Opens without a password, as PDFs do that only forbid printing, or asks for one. */
    static byte[] encryptedPdf(String userPassword) throws IOException {
        try (PDDocument document = document(1)) {
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            return save(document);
        }
    }

    /** Its catalog is in an object stream that unpacks to 600 MiB. */
    static byte[] pdfBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            out.write(latin1("3 0 <</Type/Catalog>>"));
            byte[] blanks = new byte[1024 * 1024];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 600; i++) {
                out.write(blanks);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(latin1("%PDF-1.5\n"));
        int objectStream = pdf.size();
        pdf.write(latin1(
                "1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n"));
        pdf.write(packed.toByteArray());
        pdf.write(latin1("\nendstream\nendobj\n"));
        int table = pdf.size();
        pdf.write(latin1("2 0 obj\n<</Type/XRef/Size 4/W[1 4 1]/Root 3 0 R/Length 24>>\nstream\n"));
        for (int[] entry : new int[][] {{0, 0, 0}, {1, objectStream, 0}, {1, table, 0}, {2, 1, 0}}) {
            int offset = entry[1];
            pdf.write(new byte[] {
                (byte) entry[0],
                (byte) (offset >> 24),
                (byte) (offset >> 16),
                (byte) (offset >> 8),
                (byte) offset,
                (byte) entry[2]
            });
        }
        pdf.write(latin1("\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF\n"));
        return pdf.toByteArray();
    }

    static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A PNG of some hundred bytes whose header promises this many pixels. */
    static byte[] pngOf(int width, int height) throws IOException {
        byte[] png = image("png");
        java.nio.ByteBuffer header = java.nio.ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        var checksum = new java.util.zip.CRC32();
        checksum.update(png, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        return png;
    }

    static byte[] docx() throws IOException {
        return office(DOCX_MAIN, "word/document.xml", latin1("<w:document/>"));
    }

    static byte[] xlsx() throws IOException {
        return office(XLSX_MAIN, "xl/workbook.xml", latin1("<workbook/>"));
    }

    static byte[] docxWith(String part, byte[] content) throws IOException {
        return office(DOCX_MAIN, part, content);
    }

    static byte[] docxOfType(String mainType) throws IOException {
        return office(mainType, "word/document.xml", latin1("<w:document/>"));
    }

    static byte[] docxOfParts(int parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            contentTypes(zip, DOCX_MAIN);
            for (int i = 0; i < parts; i++) {
                zip.putNextEntry(new ZipEntry("word/media/" + i));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(latin1("hello"));
        }
        return bytes.toByteArray();
    }

    static byte[] exe() {
        byte[] exe = new byte[512];
        exe[0] = 'M';
        exe[1] = 'Z';
        exe[0x3c] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] office(String mainType, String part, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            contentTypes(zip, mainType);
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static void contentTypes(ZipOutputStream zip, String mainType) throws IOException {
        zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        zip.write(latin1("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/main.xml\" ContentType=\"" + mainType + "\"/></Types>"));
    }

    private static PDDocument document(int pages) {
        PDDocument document = new PDDocument();
        for (int i = 0; i < pages; i++) {
            document.addPage(new PDPage());
        }
        return document;
    }

    private static byte[] save(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
