package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.GeneratedPage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.util.HtmlUtils;

class ErrorPageTest {

    @Test
    void every_error_code_stands_on_the_page_of_the_documentation() {
        StringBuilder page = new StringBuilder("""
            # Error codes

            Made from the code by `ErrorPageTest`; do not edit. Every error answer carries one of these as `code`.
            """);
        codesByModule().forEach((module, codes) -> {
            page.append("\n## ")
                    .append(module)
                    .append("\n\n| code | status | what | cause | cure |\n|---|---|---|---|---|\n");
            codes.forEach(code -> page.append("| <a id=\"%1$s\"></a>`%1$s` | %2$d | %3$s | %4$s | %5$s |\n"
                    .formatted(
                            code.code(),
                            code.status().value(),
                            code.title(),
                            code.description().cause(),
                            code.description().cure())));
        });
        GeneratedPage.assertCurrent(Path.of("docs/errors.md"), page.toString());
    }

    @Test
    void every_error_code_stands_on_the_page_that_a_problem_type_leads_to() {
        StringBuilder page = new StringBuilder();
        codesByModule().values().stream()
                .flatMap(List::stream)
                .forEach(code -> page.append(
                        "<section id=\"%1$s\"><h2>%1$s (%2$d)</h2><p>%3$s.</p><p>%4$s</p><p>%5$s</p></section>\n"
                                .formatted(
                                        code.code(),
                                        code.status().value(),
                                        HtmlUtils.htmlEscape(code.title()),
                                        HtmlUtils.htmlEscape(code.description().cause()),
                                        HtmlUtils.htmlEscape(code.description().cure()))));
        GeneratedPage.assertCurrent(
                Path.of("src/main/resources/static/docs/errors.html"),
                new HtmlPage("Error codes", page.toString()).html());
    }

    @Test
    void no_two_modules_use_the_same_code() {
        assertThat(codesByModule().values().stream().flatMap(List::stream).map(ErrorCode::code))
                .doesNotHaveDuplicates()
                .contains("VALIDATION_FAILED");
    }

    @Test
    void every_code_says_its_title_cause_and_cure() {
        assertThat(codesByModule().values().stream().flatMap(List::stream))
                .allSatisfy(code -> assertThat(List.of(
                                code.title(),
                                code.description().cause(),
                                code.description().cure()))
                        .noneMatch(String::isBlank)
                        .noneMatch(text -> text.contains("|") || text.contains("\n")));
    }

    private static Map<String, List<ErrorCode>> codesByModule() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ErrorCode.class));
        return scanner.findCandidateComponents("io.millrace").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(type -> type.isEnum())
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.toMap(
                        ErrorPageTest::module,
                        ErrorPageTest::constants,
                        (one, two) -> Stream.of(one, two).flatMap(List::stream).toList(),
                        TreeMap::new));
    }

    /** {@code io.millrace.partners.PartnerError} belongs to partners. */
    private static String module(Class<?> type) {
        return type.getName().split("\\.", -1)[2];
    }

    private static List<ErrorCode> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(ErrorCode.class::cast).toList();
    }
}
