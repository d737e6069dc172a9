package io.millrace.platform.engine.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Bindings;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression of a model may hold: values, variables, comparisons, sums, choices, and a few questions to plain
 * values. It is read with the parser that the engine itself uses, so that both see the same, and is judged by an
 * allow-list of what the parser made of it, never by its text.
 */
public final class Expressions {

    /** In characters: nobody reads a longer one, and the parser descends as deep as it is nested. */
    static final int LONGEST = 500;

    /** The methods that plain values answer: they take no pattern, make nothing larger, and lead to no other object. */
    private static final Set<String> METHODS = Set.of(
            "after",
            "before",
            "compareTo",
            "contains",
            "containsKey",
            "endsWith",
            "equals",
            "equalsIgnoreCase",
            "get",
            "getTime",
            "indexOf",
            "isAfter",
            "isBefore",
            "isBlank",
            "isEmpty",
            "length",
            "size",
            "startsWith",
            "strip",
            "substring",
            "toLowerCase",
            "toUpperCase",
            "trim");

    /** Only the clock: who acts is nobody in a job, so a model asks a variable. */
    private static final Set<String> FUNCTIONS_OF_MODELS = Set.of("now");

    /** Those of the engine, which the lists of Tasklist use, and one of ours. They only read. */
    private static final Set<String> FUNCTIONS =
            Set.of("now", "dateTime", "currentUser", "currentUserGroups", "principals");

    /** Names under which the engine offers its own objects; from most of them the whole engine is in reach. */
    private static final Set<String> ENGINE_OBJECTS =
            Set.of("execution", "caseExecution", "task", "externalTask", "connector", "authenticatedUserId");

    /** What leads from a value to its class, however the property is spelled. */
    private static final Set<String> WAYS_TO_CODE = Set.of("class", "declaringClass");

    private static final Set<Class<? extends AstNode>> HARMLESS = Set.of(
            AstText.class,
            AstFunction.class,
            AstComposite.class,
            AstEval.class,
            AstNested.class,
            AstParameters.class,
            AstBoolean.class,
            AstNumber.class,
            AstString.class,
            AstNull.class,
            AstUnary.class,
            AstBinary.class,
            AstChoice.class);

    private static final Bindings NO_BINDINGS = new Bindings(null, null);

    private static final Pattern BARE_NAME = Pattern.compile("\\s*[$#]\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}\\s*");

    private Expressions() {}

    /** Whether the engine would take the text for an expression. */
    public static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether a model may call the method on a plain value. */
    public static boolean mayCall(String method) {
        return METHODS.contains(method);
    }

    private static boolean mayRead(String property) {
        return !WAYS_TO_CODE.contains(property);
    }

    /** Whether the name is one under which the engine offers an object of its own. */
    public static boolean isEngineObject(String name) {
        return ENGINE_OBJECTS.contains(name);
    }

    /** The names that the expression reads: variables, and a bean where one is named; none where it can't be read. */
    static Set<String> variables(String expression) {
        try {
            return StreamSupport.stream(parse(expression).getIdentifierNodes().spliterator(), false)
                    .map(IdentifierNode::getName)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (Refused e) {
            return Set.of();
        }
    }

    /** The one name that the expression consists of, as in <code>${activatePartner}</code>. */
    public static Optional<String> bareName(String expression) {
        var name = BARE_NAME.matcher(expression);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** What in the expression a model may not use, in words for the designer; empty when all is well. */
    static Optional<String> problem(String expression) {
        return problem(expression, FUNCTIONS_OF_MODELS);
    }

    /** What must not be evaluated, whoever wrote the expression: a model, a query, a filter of Tasklist. */
    public static Optional<String> danger(String expression) {
        return problem(expression, FUNCTIONS);
    }

    private static Optional<String> problem(String expression, Set<String> functions) {
        if (!isExpression(expression)) {
            return Optional.empty();
        }
        try {
            Tree tree = parse(expression);
            tree.getFunctionNodes()
                    .forEach(function -> refuseIf(
                            !functions.contains(function.getName()), "there is no function '%s'", function.getName()));
            judge((AstNode) tree.getRoot());
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Tree parse(String expression) {
        if (expression.length() > LONGEST) {
            throw new Refused("it has more than %d characters".formatted(LONGEST));
        }
        try {
            return new NamedParts().build(expression);
        } catch (TreeBuilderException e) {
            throw new Refused("the engine can't read it from character %d on".formatted(e.getPosition() + 1));
        }
    }

    private static void judge(AstNode node) {
        if (node instanceof AstIdentifier identifier) {
            refuseIf(isEngineObject(identifier.getName()), "'%s' is the engine's own object", identifier.getName());
        } else if (node instanceof AstMethod method) {
            judge(method);
        } else if (node instanceof AstDot dot) {
            judgeProperty(((NamedParts.Dot) dot).name());
        } else if (node instanceof AstBracket bracket) {
            judgeKey(bracket.getChild(1));
        } else {
            refuseIf(!HARMLESS.contains(node.getClass()), "it may not hold %s", node);
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            // The property of a method is its name, and has been judged as such.
            AstNode child = (AstNode) node.getChild(i);
            judge(node instanceof AstMethod && i == 0 ? (AstNode) child.getChild(0) : child);
        }
    }

    private static void judge(AstMethod method) {
        Node called = method.getChild(0);
        refuseIf(!(called instanceof NamedParts.Dot), "a method has to be written after a dot, not '%s'", called);
        String name = ((NamedParts.Dot) called).name();
        refuseIf(!mayCall(name), "'%s' is no method that a model may call", name);
    }

    private static void judgeProperty(String name) {
        refuseIf(!mayRead(name), "'%s' is no value", name);
    }

    /** A key that is known before it runs: else it could spell what must not be read. */
    private static void judgeKey(AstNode key) {
        if (key instanceof AstString) {
            judgeProperty(String.valueOf(key.eval(NO_BINDINGS, null)));
        } else {
            refuseIf(
                    !(key instanceof AstNumber || key instanceof AstIdentifier),
                    "a key in brackets has to be a number, a text or a variable, not %s",
                    key);
        }
    }

    private static void refuseIf(boolean forbidden, String why, Object what) {
        if (forbidden) {
            throw new Refused(why.formatted(what));
        }
    }

    /** The parser's tree, in which a dot says what stands after it. */
    private static final class NamedParts extends Builder {

        NamedParts() {
            super(Feature.METHOD_INVOCATIONS);
        }

        @Override
        protected Parser createParser(String expression) {
            return new Parser(this, expression) {
                @Override
                protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
                    return new Dot(base, property, lvalue);
                }
            };
        }

        private static final class Dot extends AstDot {
            Dot(AstNode base, String property, boolean lvalue) {
                super(base, property, lvalue);
            }

            String name() {
                return property;
            }
        }
    }

    private static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }
}
