package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[click](http://evil.example)",
                "![pixel](//evil.example/p.png)",
                "<img src=x>",
                "# Heading",
                "| a | b |",
                "**approved**",
                "http://evil.example",
            })
    void what_users_enter_stays_text_on_a_form(String entered) {
        String shown = Markdown.text(entered);

        assertThat(shown.replaceAll("\\\\.", "")).doesNotContainPattern("[<>\\[\\]()!*#|:/]");
    }

    @Test
    void what_users_enter_cannot_leave_its_line() {
        assertThat(Markdown.text("first\n\n# second")).doesNotContain("\n");
    }

    @Test
    void a_table_has_a_head_a_rule_and_its_rows() {
        assertThat(Markdown.table(List.of("Check", "Result"), List.of(List.of("tax", "PASSED"))))
                .isEqualTo("""
                        | Check | Result |
                        | --- | --- |
                        | tax | PASSED |""");
    }
}
