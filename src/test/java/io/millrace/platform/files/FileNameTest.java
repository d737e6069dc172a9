package io.millrace.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;

class FileNameTest {

    @Test
    void a_name_leads_to_no_other_place() {
        assertThat(FileName.of("../../etc/passwd.txt").value()).isEqualTo("passwd.txt");
        assertThat(FileName.of("C:\\Users\\me\\scan.pdf").value()).isEqualTo("scan.pdf");
    }

    @Test
    void a_name_carries_no_line_breaks_and_nothing_invisible() {
        assertThat(FileName.of("a\r\nSet-Cookie: x\u0000.pdf").value()).isEqualTo("aSet-Cookie: x.pdf");
        assertThat(FileName.of("report-\u202Efdp.exe").value()).isEqualTo("report-fdp.exe");
        assertThat(FileName.of("half\uD800.pdf").value()).isEqualTo("half.pdf");
    }

    @Test
    void a_name_keeps_its_language_in_one_form() {
        assertThat(FileName.of("Zeugnis u\u0308ber 棉花.pdf").value()).isEqualTo("Zeugnis \u00FCber 棉花.pdf");
    }

    @Test
    void a_long_name_is_cut_before_its_extension() {
        assertThat(FileName.of("x".repeat(300) + ".pdf").value()).hasSize(255).endsWith("x.pdf");
        assertThat(FileName.of("😀".repeat(200) + ".pdf").value())
                .hasSizeLessThanOrEqualTo(255)
                .endsWith("😀.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "folder/", "..", "\u0007", "..."})
    void a_name_of_which_nothing_is_left_is_refused(String name) {
        assertThatThrownBy(() -> FileName.of(name))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(FileError.FILE_NAME_INVALID));
    }

    @Test
    void a_download_is_named_in_a_header_that_cannot_be_broken_out_of() {
        String tricky = "a\"; filename=\"b.html.pdf";
        assertThat(FileController.attachment(tricky))
                .isEqualTo("attachment; filename=\"a\\\"; filename=\\\"b.html.pdf\"");
        assertThat(ContentDisposition.parse(FileController.attachment(tricky)).getFilename())
                .isEqualTo(tricky);
        assertThat(FileController.attachment("scan 1.pdf")).isEqualTo("attachment; filename=\"scan 1.pdf\"");
        assertThat(FileController.attachment("Übersicht.pdf"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%C3%9Cbersicht.pdf");
    }
}
