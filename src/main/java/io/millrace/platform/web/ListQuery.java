package io.millrace.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of a list. As the argument of a controller method it is read from the query parameters of the same
 * names.
 *
 * @param limit at most so many items, 1 to {@value #MAX_LIMIT}
 * @param cursor the {@code next} of the page before
 * @param filter RSQL over the list's published fields
 * @param sort published fields, comma between, {@code -} before those that descend
 * @param q full text, at most {@value #MAX_SEARCH} characters, where the list is {@link Searchable}
 * @param count whether the total is wanted
 */
public record ListQuery(
        int limit,
        @Nullable String cursor,
        @Nullable String filter,
        @Nullable String sort,
        @Nullable String q,
        boolean count) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;
    public static final int MAX_SEARCH = 200;

    public ListQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.ofField("limit", "RANGE", "must be from 1 to " + MAX_LIMIT);
        }
        if (q != null && q.length() > MAX_SEARCH) {
            throw Problem.ofField("q", "LENGTH", "must have at most " + MAX_SEARCH + " characters");
        }
    }

    /** The first page in the default order. */
    public static ListQuery first() {
        return new ListQuery(DEFAULT_LIMIT, null, null, null, null, false);
    }
}
