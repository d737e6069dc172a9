package io.millrace.platform.engine.check;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Ref;

/**
 * FEEL, read by the parser that the engine uses and never evaluated. The parser itself is called, not the engine around it:
 * the engine explains what it can't read, which takes time that grows out of all proportion with the nesting.
 */
final class FeelExpression {

    static final int MAX_LENGTH = 1000;
    static final int MAX_DEPTH = 6;

    private final Exp tree;
    private final Set<String> variables = new TreeSet<>();
    private final List<String> texts = new ArrayList<>();
    private int nulls;

    private FeelExpression(Exp tree) {
        this.tree = tree;
    }

    /** @throws Refused with the rule that it breaks */
    static FeelExpression expression(String text) {
        return read(text, FeelParser::parseExpression);
    }

    /** What stands in an input cell, or in a list of allowed values. */
    static FeelExpression unaryTests(String text) {
        return read(text, FeelParser::parseUnaryTests);
    }

    private static FeelExpression read(String text, Function<String, Parsed<Exp>> parser) {
        var outline = FeelOutline.of(text);
        if (text.length() > MAX_LENGTH || outline.depth() > MAX_DEPTH) {
            throw new Refused(
                    FeelRule.FEEL_TOO_LARGE,
                    "The expression has more than %d characters, or more than %d brackets within each other."
                            .formatted(MAX_LENGTH, MAX_DEPTH));
        }
        Parsed<Exp> parsed = parse(text, parser);
        if ((Object) parsed instanceof Parsed.Failure failure) {
            throw new Refused(
                    FeelRule.FEEL_UNREADABLE,
                    "'%s' is not FEEL from character %d on.".formatted(shortened(text), failure.index() + 1));
        }
        var expression = new FeelExpression(parsed.get().value());
        expression.walk(expression.tree);
        // The parser makes null of a date that does not exist.
        if (expression.nulls > outline.nulls()) {
            throw new Refused(
                    FeelRule.FEEL_UNREADABLE,
                    "'%s' has a date, time or duration that does not exist.".formatted(shortened(text)));
        }
        return expression;
    }

    private static Parsed<Exp> parse(String text, Function<String, Parsed<Exp>> parser) {
        try {
            return parser.apply(text);
        } catch (StackOverflowError e) {
            throw new Refused(FeelRule.FEEL_TOO_LARGE, "The expression is too nested to be read.");
        }
    }

    private void walk(Object node) {
        if (node instanceof Exp expression) {
            FeelVocabulary.check(expression);
        }
        if (node instanceof Ref reference) {
            variables.add(reference.names().head());
        } else if (node instanceof ConstString text) {
            texts.add(text.value());
        } else if (node instanceof Product product) {
            if (product.productPrefix().equals("ConstNull")) {
                nulls++;
            }
            CollectionConverters.asJava(product.productIterator()).forEachRemaining(this::walk);
        } else if (node instanceof camundajar.impl.scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(this::walk);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    Exp tree() {
        return tree;
    }

    /** The names that it reads, without properties of them. */
    Set<String> variables() {
        return variables;
    }

    /** The texts in quotes that stand in it. */
    List<String> texts() {
        return texts;
    }

    boolean namesNull() {
        return nulls > 0;
    }
}
