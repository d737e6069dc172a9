package io.millrace.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInspectionTest {

    @TempDir
    Path directory;

    private final FileInspection inspection = new FileInspection(new PdfInspection());

    @Test
    void every_type_that_is_taken_is_known_by_its_content() throws IOException {
        assertThat(inspect("a.pdf", SampleFiles.pdf(1))).isEqualTo(FileType.PDF);
        assertThat(inspect("a.png", SampleFiles.image("png"))).isEqualTo(FileType.PNG);
        assertThat(inspect("a.jpg", SampleFiles.image("jpg"))).isEqualTo(FileType.JPEG);
        assertThat(inspect("a.JPEG", SampleFiles.image("jpg"))).isEqualTo(FileType.JPEG);
        assertThat(inspect("a.docx", SampleFiles.docx())).isEqualTo(FileType.DOCX);
        assertThat(inspect("a.xlsx", SampleFiles.xlsx())).isEqualTo(FileType.XLSX);
        assertThat(inspect("a.csv", "lot;weight\nA1;217,5\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileType.CSV);
        assertThat(inspect("a.txt", "Grüße".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileType.TXT);
        assertThat(inspect("a.txt", "Grüße".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(FileType.TXT);
        assertThat(inspect("a.csv", "\uFEFFlot\t1\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(FileType.CSV);
    }

    @Test
    void a_program_that_is_named_pdf_is_refused_with_what_it_says_and_what_it_is() {
        Problem problem = refused("invoice.pdf", SampleFiles.exe());
        assertThat(problem.code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        assertThat(problem.detail()).contains("says PDF").contains("application/x-msdownload");
    }

    @Test
    void a_page_that_is_named_png_is_refused() {
        Problem problem =
                refused("logo.png", SampleFiles.latin1("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        assertThat(problem.code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        assertThat(problem.detail()).contains("text/html");
    }

    @Test
    void a_type_that_is_not_on_the_list_is_refused_whatever_it_contains() throws IOException {
        assertThat(refused("page.html", SampleFiles.latin1("<html></html>")).code())
                .isEqualTo(FileError.FILE_TYPE_NOT_ALLOWED);
        assertThat(refused("logo.svg", SampleFiles.image("png")).code()).isEqualTo(FileError.FILE_TYPE_NOT_ALLOWED);
        assertThat(refused("invoice.pdf.exe", SampleFiles.pdf(1)).code()).isEqualTo(FileError.FILE_TYPE_NOT_ALLOWED);
        assertThat(refused("pdf", SampleFiles.pdf(1)).code()).isEqualTo(FileError.FILE_TYPE_NOT_ALLOWED);
    }

    @Test
    void a_pdf_that_browsers_could_take_for_a_page_is_refused() throws IOException {
        byte[] polyglot = SampleFiles.joined(SampleFiles.latin1("<html><!-- "), SampleFiles.pdf(1));
        assertThat(refused("a.pdf", polyglot).code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        byte[] comment = SampleFiles.joined(SampleFiles.latin1("%% <script>alert(1)</script>\n"), SampleFiles.pdf(1));
        assertThat(refused("a.pdf", comment).code()).isEqualTo(FileError.FILE_UNREADABLE);
    }

    @Test
    void a_pdf_with_another_file_behind_its_end_is_refused() throws IOException {
        byte[] polyglot = SampleFiles.joined(SampleFiles.pdf(1), new byte[2000]);
        assertThat(refused("a.pdf", polyglot).code()).isEqualTo(FileError.FILE_UNREADABLE);
    }

    @Test
    void a_pdf_may_have_500_pages_and_no_more() throws IOException {
        assertThat(inspect("a.pdf", SampleFiles.pdf(500))).isEqualTo(FileType.PDF);
        Problem problem = refused("a.pdf", SampleFiles.pdf(501));
        assertThat(problem.code()).isEqualTo(FileError.FILE_TOO_MANY_PAGES);
        assertThat(problem.detail()).contains("501");
    }

    @Test
    void pages_are_counted_whatever_their_number_is_said_to_be() throws IOException {
        byte[] lying = SampleFiles.lyingPdf(501);
        assertThat(new String(lying, StandardCharsets.ISO_8859_1)).contains("/Count 001");
        assertThat(refused("a.pdf", lying).code()).isEqualTo(FileError.FILE_TOO_MANY_PAGES);
    }

    @Test
    void an_encrypted_pdf_is_refused_also_when_it_opens_without_password() throws IOException {
        assertThat(refused("a.pdf", SampleFiles.encryptedPdf("secret")).code()).isEqualTo(FileError.FILE_ENCRYPTED);
        assertThat(refused("a.pdf", SampleFiles.encryptedPdf("")).code()).isEqualTo(FileError.FILE_ENCRYPTED);
    }

    @Test
    void a_pdf_that_is_cut_off_or_damaged_is_refused() throws IOException {
        byte[] whole = SampleFiles.pdf(200);
        assertThat(refused("a.pdf", Arrays.copyOf(whole, whole.length / 2)).code())
                .isEqualTo(FileError.FILE_UNREADABLE);
        assertThat(refused("a.pdf", SampleFiles.latin1("%PDF-1.7\nnothing\n%%EOF\n"))
                        .code())
                .isEqualTo(FileError.FILE_UNREADABLE);
        assertThat(refused("a.pdf", SampleFiles.pdf(0)).code()).isEqualTo(FileError.FILE_UNREADABLE);
    }

    @Test
    void a_pdf_that_unpacks_to_more_than_the_memory_it_may_have_is_refused() throws IOException {
        byte[] bomb = SampleFiles.pdfBomb();
        assertThat(bomb.length).isLessThan(10 * 1024 * 1024);
        assertThat(refused("a.pdf", bomb).code()).isEqualTo(FileError.FILE_TOO_COMPLEX);
    }

    @Test
    void an_image_of_too_many_pixels_is_refused_by_its_header() throws IOException {
        assertThat(inspect("a.png", SampleFiles.pngOf(10_000, 5_000))).isEqualTo(FileType.PNG);
        assertThat(refused("a.png", SampleFiles.pngOf(10_000, 5_001)).code()).isEqualTo(FileError.FILE_TOO_COMPLEX);
        assertThat(refused("a.png", SampleFiles.pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .code())
                .isEqualTo(FileError.FILE_TOO_COMPLEX);
    }

    @Test
    void an_image_with_a_damaged_header_is_refused() throws IOException {
        assertThat(refused("a.png", Arrays.copyOf(SampleFiles.image("png"), 20)).code())
                .isEqualTo(FileError.FILE_UNREADABLE);
        assertThat(refused("a.jpg", Arrays.copyOf(SampleFiles.image("jpg"), 12)).code())
                .isEqualTo(FileError.FILE_UNREADABLE);
    }

    @Test
    void a_document_that_unpacks_to_far_more_than_its_size_is_refused() throws IOException {
        byte[] bomb = SampleFiles.docxWith("word/document.xml", new byte[20 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(100 * 1024);
        assertThat(refused("a.docx", bomb).code()).isEqualTo(FileError.FILE_TOO_COMPLEX);
        assertThat(refused("a.docx", SampleFiles.docxOfParts(OfficeInspection.ENTRY_LIMIT))
                        .code())
                .isEqualTo(FileError.FILE_TOO_COMPLEX);
    }

    @Test
    void a_document_with_macros_is_refused_however_they_are_named() throws IOException {
        assertThat(refused("a.docx", SampleFiles.docxWith("word/vbaProject.bin", new byte[10]))
                        .code())
                .isEqualTo(FileError.FILE_HAS_MACROS);
        assertThat(refused("a.docx", SampleFiles.docxOfType("application/vnd.ms-word.document.macroEnabled.main+xml"))
                        .code())
                .isEqualTo(FileError.FILE_HAS_MACROS);
        assertThat(refused("a.docx", SampleFiles.docxOfType("application/vnd.ms-office.vba&#80;roject"))
                        .code())
                .isEqualTo(FileError.FILE_HAS_MACROS);
    }

    @Test
    void an_archive_that_is_not_the_document_its_name_says_is_refused() throws IOException {
        assertThat(refused("a.docx", SampleFiles.zip()).code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        assertThat(refused("a.docx", SampleFiles.xlsx()).code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        assertThat(refused("a.xlsx", SampleFiles.docx()).code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
        byte[] whole = SampleFiles.docx();
        assertThat(refused("a.docx", Arrays.copyOf(whole, whole.length / 2)).code())
                .isEqualTo(FileError.FILE_UNREADABLE);
    }

    @Test
    void text_with_something_else_behind_it_is_refused() throws IOException {
        byte[] text = SampleFiles.latin1("harmless\n".repeat(20_000));
        assertThat(refused("a.txt", SampleFiles.joined(text, SampleFiles.exe())).code())
                .isEqualTo(FileError.FILE_TYPE_MISMATCH);
        assertThat(refused("a.csv", SampleFiles.image("png")).code()).isEqualTo(FileError.FILE_TYPE_MISMATCH);
    }

    private FileType inspect(String name, byte[] content) throws IOException {
        Path path = Files.createTempFile(directory, "file", "");
        Files.write(path, content);
        return inspection.inspect(path, FileName.of(name));
    }

    private Problem refused(String name, byte[] content) {
        return catchThrowableOfType(Problem.class, () -> inspect(name, content));
    }
}
