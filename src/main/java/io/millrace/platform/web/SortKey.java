package io.millrace.platform.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field to sort by, and its direction. Nulls count as greater than every value, as in PostgreSQL's own indexes. */
record SortKey(ListField field, boolean descending) {

    private static final int MAX_KEYS = 5;
    private static final Pattern COMMA = Pattern.compile(",");

    /** The whole order of a query, the tie-breaker included, so that no two rows are equal in it. */
    static List<SortKey> of(ListQuery query, Listing<?> listing) {
        List<SortKey> keys = new ArrayList<>();
        if (query.sort() != null) {
            keys.addAll(parse(query.sort(), listing));
        } else if (query.q() != null) {
            keys.add(new SortKey(Listing.RANK, true));
        } else if (!listing.defaultSort().isEmpty()) {
            keys.addAll(parse(listing.defaultSort(), listing));
        }
        // In the direction of the last key, so that one index serves both.
        keys.add(new SortKey(
                listing.tieBreaker(),
                keys.isEmpty() || keys.get(keys.size() - 1).descending()));
        return List.copyOf(keys);
    }

    private static List<SortKey> parse(String sort, Listing<?> listing) {
        List<SortKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String part : COMMA.split(sort, -1)) {
            boolean descending = part.startsWith("-");
            String name = descending ? part.substring(1) : part;
            ListField field = listing.field(name, ListField::sortable)
                    .orElseThrow(() -> invalid("There is no field '" + name + "' to sort by", listing));
            if (!names.add(name)) {
                throw invalid("The field " + name + " is named twice", listing);
            }
            keys.add(new SortKey(field, descending));
        }
        if (keys.size() > MAX_KEYS) {
            throw invalid("At most " + MAX_KEYS + " fields can be sorted by", listing);
        }
        return keys;
    }

    private static Problem invalid(String reason, Listing<?> listing) {
        return Problem.of(PlatformError.INVALID_SORT, reason + ". Fields: " + listing.names(ListField::sortable) + ".");
    }

    String orderBy() {
        return field.column() + (descending ? " desc" : " asc");
    }

    /** Whether a row comes later by this key alone; the value is a cursor's text, null for a null. */
    String after(@Nullable String value, Binds binds) {
        if (value == null) {
            return descending ? field.column() + " is not null" : "false";
        }
        String comparison = field.column() + (descending ? " < " : " > ") + bound(value, binds);
        return !descending && field.nullable() ? "(" + comparison + " or " + field.column() + " is null)" : comparison;
    }

    /** Whether a row is at the same place by this key. */
    String same(@Nullable String value, Binds binds) {
        return value == null ? field.column() + " is null" : field.column() + " = " + bound(value, binds);
    }

    String bound(String value, Binds binds) {
        return "cast(" + binds.add(value) + " as " + field.type().sqlType() + ")";
    }
}
