package io.millrace.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next the cursor of the items after these, or null where there are none
 * @param total of all items that match, on {@code ?count=true}
 */
public record Page<V>(
        List<V> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    /** The same page with each item turned into another form. */
    public <W> Page<W> map(Function<V, W> form) {
        return new Page<>(items.stream().map(form).toList(), next, total);
    }
}
