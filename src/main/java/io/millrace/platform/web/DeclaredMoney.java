package io.millrace.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money as a caller writes it, for bodies whose failures are told all at once: reading it never fails, where reading
 * {@link Money} refuses the body before anything else in it has been looked at.
 */
public record DeclaredMoney(
        @Nullable String amount, @Nullable String currency) {

    /**
     * What keeps this from being {@link Money}; empty when nothing does.
     *
     * @param field the path of this value in the body
     */
    public List<FieldFailure> failures(String field) {
        return Money.failures(amount, currency).stream()
                .map(failure -> failure.under(field))
                .toList();
    }

    /** @throws Problem when there are {@link #failures} */
    public Money money() {
        return Money.read(amount, currency);
    }
}
