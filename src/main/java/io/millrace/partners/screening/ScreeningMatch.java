package io.millrace.partners.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name of a list that resembles a name that was asked for.
 *
 * @param subject the name that was asked for, as given
 * @param listedName the entry's own name, or the alias that matched
 * @param alias whether {@code listedName} is an alias
 * @param score 0 to 100
 * @param explanation how the score came about, feature by feature
 */
public record ScreeningMatch(
        String subject,
        String source,
        String entryId,
        Kind kind,
        String listedName,
        boolean alias,
        @Nullable String listedCountry,
        int score,
        List<String> explanation) {

    public enum Kind {
        SANCTION,
        PEP
    }
}
