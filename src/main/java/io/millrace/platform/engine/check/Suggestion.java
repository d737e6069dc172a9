package io.millrace.platform.engine.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that isn't there. */
final class Suggestion {

    private static final int MOST_SLIPS = 3;

    private Suggestion() {}

    /** A question to put after an explanation; empty where no name is near. */
    static String near(String wrong, Collection<String> names) {
        String written = wrong.toLowerCase(Locale.ROOT);
        int slips = Math.min(MOST_SLIPS, written.length() / 3);
        var distance = new LevenshteinDistance(slips);
        record Near(String name, int slips) {}
        return names.stream()
                .map(name -> new Near(name, distance.apply(written, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.slips() >= 0)
                .min(Comparator.comparingInt(Near::slips).thenComparing(Near::name))
                .map(near -> " Did you mean '%s'?".formatted(near.name()))
                .orElse("");
    }
}
