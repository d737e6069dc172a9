package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.Parser;

/** What may stand in a text that the task list shows as Markdown. */
final class FormText {

    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?" + FormTemplate.VALUE + "]");
    private static final Pattern IN_EXPRESSIONS = Pattern.compile("<|]\\(|script:|!\\[", Pattern.CASE_INSENSITIVE);
    /** An address that the designer has seen: what comes from variables can only be behind its host. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https://[a-z0-9.-]+(:\\d+)?([/?#].*)?|mailto:.*|/(?![/\\\\" + FormTemplate.VALUE + "]).*|#.*");

    private FormText() {}

    static List<Refused> objections(FormTemplate template) {
        var objections = new ArrayList<Refused>();
        if (MARKUP.matcher(template.plain()).find()
                || template.expressions().stream()
                        .flatMap(expression -> expression.texts().stream())
                        .anyMatch(text -> IN_EXPRESSIONS.matcher(text).find())) {
            objections.add(new Refused(FormRule.TEXT_WITH_MARKUP, "The text holds HTML, or makes it of parts."));
        }
        try {
            addresses(template.plain(), objections);
        } catch (StackOverflowError e) {
            objections.add(new Refused(FormRule.FORM_TOO_LARGE, "The text is too nested to be read."));
        }
        return objections;
    }

    private static void addresses(String markdown, List<Refused> objections) {
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                address(link.getDestination(), objections);
                visitChildren(link);
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                address(definition.getDestination(), objections);
            }

            @Override
            public void visit(Image image) {
                objections.add(new Refused(
                        FormRule.IMAGE_SOURCE, "The text shows the image '%s'.".formatted(image.getDestination())));
            }
        });
    }

    private static void address(String address, List<Refused> objections) {
        if (!ADDRESS.matcher(address.toLowerCase(Locale.ROOT)).matches()) {
            objections.add(new Refused(FormRule.TEXT_WITH_LINK, "The text links to '%s'.".formatted(address)));
        }
    }
}
