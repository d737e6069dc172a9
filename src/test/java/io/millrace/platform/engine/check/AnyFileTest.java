package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is in a file, the check answers with findings. */
class AnyFileTest {

    private static final List<ModelFile> OWN = OwnFiles.decisionsAndForms();

    @Test
    void our_own_decisions_and_forms_pass() {
        assertThat(OWN).hasSizeGreaterThan(6);
        assertThat(DeploymentCheck.check(OWN, KnownCapabilities.OURS)).isEmpty();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void a_file_in_which_bytes_are_changed_is_answered_with_findings(
            @ForAll("ownFile") ModelFile own, @ForAll @Size(min = 1, max = 8) List<Integer> places, @ForAll byte with) {
        byte[] changed = own.content().clone();
        places.forEach(place -> changed[Math.floorMod(place, changed.length)] = with);
        answers(own, changed);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void a_file_of_which_a_part_is_taken_out_doubled_or_moved_is_answered_with_findings(
            @ForAll("ownFile") ModelFile own,
            @ForAll @IntRange(max = 1_000_000) int from,
            @ForAll @IntRange(max = 400) int length,
            @ForAll @IntRange(max = 1_000_000) int to,
            @ForAll @IntRange(max = 2) int copies) {
        byte[] content = own.content();
        int start = from % content.length;
        int end = Math.min(content.length, start + length);
        var changed = new ByteArrayOutputStream();
        int target = to % content.length;
        for (int i = 0; i < content.length; i++) {
            if (i == target) {
                for (int copy = 0; copy < copies; copy++) {
                    changed.write(content, start, end - start);
                }
            }
            if (i < start || i >= end) {
                changed.write(content[i]);
            }
        }
        answers(own, changed.toByteArray());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_file_that_is_cut_off_is_answered_with_findings(
            @ForAll("ownFile") ModelFile own, @ForAll @IntRange(max = 1_000_000) int length) {
        byte[] content = own.content();
        answers(own, Arrays.copyOf(content, length % content.length));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void a_cell_with_anything_in_it_is_answered_with_findings(@ForAll("cells") String cell) {
        ModelFile risk = OWN.stream()
                .filter(file -> file.name().equals("document-requirements.dmn"))
                .findFirst()
                .orElseThrow();
        String text = new String(risk.content(), StandardCharsets.UTF_8);
        String escaped = cell.replace("&", "&amp;").replace("<", "&lt;");
        answers(
                risk,
                text.replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"UNIQUE\"")
                        .replace("not(\"SELLER\", \"SUPPLIER\", \"GINNER\")", escaped)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<ModelFile> ownFile() {
        return Arbitraries.of(OWN);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of(
                        "\"A\"",
                        "1",
                        "-5",
                        "date(\"2026-01-01\")",
                        "null",
                        "true",
                        "-",
                        "not(",
                        "(",
                        ")",
                        "[",
                        "]",
                        "..",
                        ",",
                        "<",
                        ">=",
                        "for ",
                        "x",
                        ".",
                        " in ",
                        "if ",
                        " then ",
                        " else ",
                        "{",
                        "}",
                        ":",
                        "?",
                        "@\"",
                        "\"",
                        "\\",
                        "**",
                        "function(",
                        "`",
                        "//",
                        "/*",
                        "date and time(\"-999999999-01-01T00:00:00\")",
                        "\u0000",
                        "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static void answers(ModelFile own, byte[] changed) {
        var findings = DeploymentCheck.check(List.of(new ModelFile(own.name(), changed)), KnownCapabilities.OURS);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.explanation()).isNotBlank());
        if (own.name().endsWith(".form")) {
            FormContract.of(new ModelFile(own.name(), changed));
        }
    }
}
