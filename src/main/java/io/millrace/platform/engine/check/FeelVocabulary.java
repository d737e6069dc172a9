package io.millrace.platform.engine.check;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/** The parts of FEEL that are allowed: those that can't loop, can't grow and can't reach an object's methods. */
final class FeelVocabulary {

    /** Names of the parser's nodes. What a later version of the parser adds is refused until somebody has looked at it. */
    private static final Set<String> NODES = Set.of(
            "ConstNull",
            "ConstInputValue",
            "ConstNumber",
            "ConstBool",
            "ConstString",
            "ConstDate",
            "ConstLocalTime",
            "ConstTime",
            "ConstLocalDateTime",
            "ConstDateTime",
            "ConstYearMonthDuration",
            "ConstDayTimeDuration",
            "ConstList",
            "ConstRange",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputEqualTo",
            "InputInRange",
            "UnaryTestExpression",
            "AtLeastOne",
            "Not",
            "Ref",
            "PathExpression",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "FunctionInvocation",
            "If",
            "Disjunction",
            "Conjunction",
            "In",
            "InstanceOf");

    /** Left out on purpose: those that take a regular expression, powers, and those that make a number of a text. */
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "after",
            "all",
            "any",
            "before",
            "contains",
            "count",
            "date",
            "date and time",
            "day of week",
            "day of year",
            "duration",
            "ends with",
            "even",
            "get or else",
            "is blank",
            "is defined",
            "is empty",
            "last day of month",
            "list contains",
            "lower case",
            "max",
            "mean",
            "min",
            "modulo",
            "month of year",
            "not",
            "now",
            "odd",
            "starts with",
            "string",
            "string length",
            "substring",
            "substring after",
            "substring before",
            "sum",
            "time",
            "today",
            "trim",
            "upper case",
            "week of year",
            "years and months duration");

    /** A number of digits that comes from a variable could ask for gigabytes of them. */
    private static final Set<String> ROUNDING =
            Set.of("ceiling", "decimal", "floor", "round down", "round half down", "round half up", "round up");

    private static final int MOST_DIGITS = 20;

    /** Of dates, times and durations; anything else could be a property of an object. */
    private static final Set<String> PROPERTIES = Set.of(
            "year",
            "month",
            "day",
            "weekday",
            "hour",
            "minute",
            "second",
            "years",
            "months",
            "days",
            "hours",
            "minutes",
            "seconds",
            "time offset",
            "timezone");

    private FeelVocabulary() {}

    /** Looks at this node alone. */
    static void check(Exp node) {
        String kind = node instanceof Product product ? product.productPrefix() : "something unknown";
        if (!NODES.contains(kind)) {
            throw new Refused(FeelRule.FEEL_NOT_ALLOWED, "%s is not allowed.".formatted(spoken(kind)));
        }
        if (node instanceof Ref reference) {
            CollectionConverters.asJava(reference.names()).stream().skip(1).forEach(FeelVocabulary::checkProperty);
        } else if (node instanceof PathExpression path) {
            checkProperty(path.key());
        } else if (node instanceof FunctionInvocation call) {
            checkCall(call);
        }
    }

    private static void checkProperty(String name) {
        if (!PROPERTIES.contains(name)) {
            throw new Refused(
                    FeelRule.FEEL_NOT_ALLOWED,
                    "'.%s' is not allowed: variables are plain values, and of those only parts of dates have names."
                            .formatted(name));
        }
    }

    private static void checkCall(FunctionInvocation call) {
        boolean rounds = ROUNDING.contains(call.function());
        if (!rounds && !FUNCTIONS.contains(call.function())) {
            var known = new TreeSet<>(FUNCTIONS);
            known.addAll(ROUNDING);
            throw new Refused(
                    FeelRule.FEEL_FUNCTION,
                    "The function '%s' is not allowed; these are: %s."
                            .formatted(call.function(), String.join(", ", known)));
        }
        if (rounds && !writesDigitsOut(call.params())) {
            throw new Refused(
                    FeelRule.FEEL_FUNCTION,
                    "The number of digits for '%s' has to be written out without its name, from 0 to %d."
                            .formatted(call.function(), MOST_DIGITS));
        }
    }

    private static boolean writesDigitsOut(FunctionParameters parameters) {
        return parameters instanceof PositionalFunctionParameters positional
                && CollectionConverters.asJava(positional.params()).stream()
                        .skip(1)
                        .allMatch(FeelVocabulary::isFewDigits);
    }

    private static boolean isFewDigits(Exp digits) {
        return digits instanceof ConstNumber number
                && number.value().bigDecimal().signum() >= 0
                && number.value().bigDecimal().compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0;
    }

    private static String spoken(String kind) {
        return switch (kind) {
            case "For", "IterationContext" -> "A loop (for)";
            case "SomeItem", "EveryItem" -> "A loop (some, every)";
            case "Filter" -> "A filter ([…] after a list)";
            case "FunctionDefinition" -> "A function of one's own";
            case "JavaFunctionInvocation" -> "A call of Java";
            case "QualifiedFunctionInvocation" -> "A method of an object";
            case "ConstContext" -> "A context ({…})";
            case "Exponentiation" -> "A power (**)";
            default -> kind;
        };
    }
}
