package io.millrace.platform.engine.check;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one element.
 *
 * @param file name of the file
 * @param elementId where in the file; null where it concerns the whole file
 * @param elementName as the designer named the element
 * @param line in the file, from 1; 0 where there is none
 * @param explanation what is wrong here, in a sentence for the designer
 */
public record Finding(
        String file,
        @Nullable String elementId,
        @Nullable String elementName,
        int line,
        Rule rule,
        String explanation) {

    static Finding of(ModelFile file, Rule rule, String explanation) {
        return new Finding(file.name(), null, null, 0, rule, explanation);
    }

    static Finding at(ModelFile file, Element element, Rule rule, String explanation) {
        Element shown = element.shown();
        return new Finding(
                file.name(), shown.attribute("id"), shown.attribute("name"), element.line(), rule, explanation);
    }

    public boolean isError() {
        return rule.severity() == Rule.Severity.ERROR;
    }
}
