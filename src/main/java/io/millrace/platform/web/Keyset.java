package io.millrace.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The condition that a row comes after a cursor's row in a sort order. */
final class Keyset {

    private Keyset() {}

    static String after(List<SortKey> keys, List<@Nullable String> values, Binds binds) {
        boolean oneDirection = keys.stream().map(SortKey::descending).distinct().count() == 1;
        boolean noNulls = keys.stream().noneMatch(key -> key.field().nullable());
        return oneDirection && noNulls ? rowAfter(keys, values, binds) : anyAfter(keys, values, binds);
    }

    /** The row comparison that PostgreSQL answers by one descent into an index. */
    private static String rowAfter(List<SortKey> keys, List<@Nullable String> values, Binds binds) {
        List<String> bound = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String value = values.get(i);
            if (value == null) {
                throw new IllegalStateException(keys.get(i).field().name() + " is declared required but holds a null");
            }
            bound.add(keys.get(i).bound(value, binds));
        }
        String columns = keys.stream().map(key -> key.field().column()).collect(Collectors.joining(", "));
        return "(" + columns + ")" + (keys.get(0).descending() ? " < " : " > ") + "(" + String.join(", ", bound) + ")";
    }

    /** Later by the first key, or same by the first and later by the second, and so on. */
    private static String anyAfter(List<SortKey> keys, List<@Nullable String> values, Binds binds) {
        List<String> cases = new ArrayList<>();
        for (int last = 0; last < keys.size(); last++) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                all.add(keys.get(i).same(values.get(i), binds));
            }
            all.add(keys.get(last).after(values.get(last), binds));
            cases.add("(" + String.join(" and ", all) + ")");
        }
        return "(" + String.join(" or ", cases) + ")";
    }
}
