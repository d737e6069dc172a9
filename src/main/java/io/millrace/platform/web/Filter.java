package io.millrace.platform.web;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns an RSQL filter into an SQL condition. Columns come from the listing alone and values are bound alone, so
 * nothing of the caller's text is ever part of the statement.
 */
final class Filter {

    /** The parser descends once per parenthesis; these keep any filter far from the end of its stack. */
    static final int MAX_LENGTH = 2000;

    static final int MAX_PARENTHESES = 50;
    static final int MAX_COMPARISONS = 50;
    static final int MAX_LIST = 100;

    private static final RSQLParser PARSER = new RSQLParser(FilterOperator.RSQL);

    private final Listing<?> listing;
    private final Binds binds;
    private int comparisons;

    private Filter(Listing<?> listing, Binds binds) {
        this.listing = listing;
        this.binds = binds;
    }

    static String sql(String rsql, Listing<?> listing, Binds binds) {
        if (rsql.length() > MAX_LENGTH
                || rsql.chars().filter(letter -> letter == '(').count() > MAX_PARENTHESES) {
            throw invalid("The filter is longer than " + MAX_LENGTH + " characters or has more than " + MAX_PARENTHESES
                    + " parentheses.");
        }
        try {
            return new Filter(listing, binds).condition(PARSER.parse(rsql));
        } catch (RSQLParserException unreadable) {
            throw invalid("The filter is not RSQL, e.g. name=like=*cot*;type=in=(A,B). Operators: "
                            + FilterOperator.ALL.stream()
                                    .map(FilterOperator::symbol)
                                    .collect(Collectors.joining(" "))
                            + ". Fields: " + listing.names(ListField::filterable) + ".")
                    .causedBy(unreadable);
        }
    }

    private String condition(Node node) {
        if (node instanceof LogicalNode logical) {
            String joint = node instanceof AndNode ? " and " : " or ";
            return logical.getChildren().stream().map(this::condition).collect(Collectors.joining(joint, "(", ")"));
        }
        if (++comparisons > MAX_COMPARISONS) {
            throw invalid("The filter has more than " + MAX_COMPARISONS + " comparisons.");
        }
        return comparison((ComparisonNode) node);
    }

    private String comparison(ComparisonNode node) {
        ListField field = listing.field(node.getSelector(), ListField::filterable)
                .orElseThrow(() -> invalid("There is no field " + node.getSelector() + " to filter by. Fields: "
                        + listing.names(ListField::filterable) + "."));
        FilterOperator operator = FilterOperator.of(node.getOperator());
        if (!field.has(operator)) {
            throw invalid("The field " + field.name() + " cannot be compared by " + operator.symbol() + ".");
        }
        String column = field.column();
        String text = node.getArguments().get(0);
        return switch (operator) {
            case NULL -> column + (wantsNull(field, text) ? " is null" : " is not null");
            case LIKE ->
                listing.id() + " in (select " + field.likeBy() + "(" + binds.add(pattern((String) value(field, text)))
                        + "))";
            case IN -> column + " in (" + binds.add(values(field, node)) + ")";
            case OUT -> orNull(field, column + " not in (" + binds.add(values(field, node)) + ")");
            case NE -> orNull(field, column + " <> " + binds.add(value(field, text)));
            case EQ, GT, GE, LT, LE -> column + " " + operator.sql() + " " + binds.add(value(field, text));
        };
    }

    /** A row without a value is not equal to any: callers expect it in the answer, SQL would leave it out. */
    private static String orNull(ListField field, String condition) {
        return field.nullable() ? "(" + condition + " or " + field.column() + " is null)" : condition;
    }

    private static boolean wantsNull(ListField field, String text) {
        try {
            return FieldType.bool(text);
        } catch (IllegalArgumentException neither) {
            throw invalid("Write " + field.name() + "=null=true or " + field.name() + "=null=false.");
        }
    }

    private static List<Object> values(ListField field, ComparisonNode node) {
        if (node.getArguments().size() > MAX_LIST) {
            throw invalid("At most " + MAX_LIST + " values can be listed for " + field.name() + ".");
        }
        return node.getArguments().stream().map(text -> value(field, text)).toList();
    }

    private static Object value(ListField field, String text) {
        try {
            if (field.type() == FieldType.ENUM && !field.choices().contains(text)) {
                throw new IllegalArgumentException("not one of the choices");
            }
            return field.type().parse(text);
        } catch (IllegalArgumentException unusable) {
            throw invalid("A value of " + field.name() + " must be " + field.words() + ".")
                    .causedBy(unusable);
        }
    }

    /** Only {@code *} is a wildcard; what is one to SQL stands for itself. */
    static String pattern(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }

    private static Problem invalid(String detail) {
        return Problem.of(PlatformError.INVALID_FILTER, detail);
    }
}
