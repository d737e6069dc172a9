package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.testing.GeneratedPage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentRulesPageTest {

    @Test
    void every_rule_stands_on_the_page_of_the_documentation() {
        var page = new StringBuilder("""
            # What is checked before a deployment

            Made from the code by `DeploymentRulesPageTest`; do not edit. Every finding names one of these rules. An error
            keeps everything that is deployed together out; a warning is reported, and all is deployed.
            """);
        rules().forEach((part, rules) -> {
            page.append("\n## ").append(part).append("\n\n| rule | severity | why | what to do |\n|---|---|---|---|\n");
            rules.forEach(rule -> page.append("| <a id=\"%1$s\"></a>`%1$s` | %2$s | %3$s | %4$s |\n"
                    .formatted(
                            rule.name(),
                            rule.severity().name().toLowerCase(Locale.ROOT),
                            inTable(rule.reason()),
                            inTable(rule.cure()))));
        });
        GeneratedPage.assertCurrent(Path.of("docs/deployment-rules.md"), page.toString());
    }

    @Test
    void no_two_rules_have_the_same_name() {
        assertThat(rules().values().stream().flatMap(List::stream).map(Rule::name))
                .doesNotHaveDuplicates()
                .contains("DOCTYPE", "RULES_OVERLAP", "FEEL_NOT_ALLOWED", "PATTERN");
    }

    @Test
    void every_rule_says_why_it_is_there_and_what_to_do() {
        assertThat(rules().values().stream().flatMap(List::stream))
                .allSatisfy(rule -> assertThat(List.of(rule.reason(), rule.cure()))
                        .allSatisfy(text -> assertThat(text).endsWith(".").doesNotContain("\n")));
    }

    /** By the part of the check that they belong to, in the order in which they are declared. */
    private static Map<String, List<Rule>> rules() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(Rule.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(Rule.class) && type.isEnum())
                        .filter(type -> !type.isAnonymousClass())
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .collect(Collectors.toMap(
                                JavaClass::getSimpleName,
                                type -> Stream.of(type.reflect().getEnumConstants())
                                        .map(Rule.class::cast)
                                        .toList(),
                                (one, two) -> one,
                                TreeMap::new));
    }

    /** Angle brackets and bars would be read as markup. */
    private static String inTable(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("{{", "&#123;{");
    }
}
