package io.millrace.partners.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How alike two names are: each token is paired with its most similar free token of the other name (Jaro-Winkler; W. E.
 * Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990), and the paired tokens' weight is set against
 * the weight of all tokens of both names, as in Dice's coefficient. A token weighs its length, so that initials count
 * little, and half of it when half of all companies have it in their name.
 *
 * @param value 0 to 1
 * @param explanation the pairs, and what was left without one
 */
public record NameSimilarity(double value, List<String> explanation) {

    /** Below this, two tokens are different words, not spellings of one. */
    public static final double SAME_TOKEN = 0.85;

    private static final Set<String> COMMON = Set.of(
            "agro",
            "and",
            "bank",
            "company",
            "corporation",
            "cotton",
            "enterprises",
            "export",
            "exports",
            "general",
            "global",
            "group",
            "holding",
            "holdings",
            "import",
            "industries",
            "international",
            "logistics",
            "mills",
            "of",
            "services",
            "shipping",
            "textiles",
            "the",
            "trade",
            "trading",
            "und",
            "world");

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private record Pair(int left, int right, double similarity) {}

    public static NameSimilarity between(NormalizedName left, NormalizedName right) {
        var explanation = new ArrayList<String>();
        var freeLeft = new ArrayList<>(left.tokens());
        var freeRight = new ArrayList<>(right.tokens());
        double common = 0;
        for (var pair : bestPairs(left, right)) {
            var a = left.tokens().get(pair.left());
            var b = right.tokens().get(pair.right());
            common += pair.similarity() * (weight(a) + weight(b));
            freeLeft.remove(a);
            freeRight.remove(b);
            explanation.add(
                    a.equals(b)
                            ? "\"" + a + "\" is the same"
                            : String.format(Locale.ROOT, "\"%s\" resembles \"%s\" (%.2f)", a, b, pair.similarity()));
        }
        freeLeft.forEach(token -> explanation.add("\"" + token + "\" is not in the listed name"));
        freeRight.forEach(token -> explanation.add("\"" + token + "\" is only in the listed name"));
        double all = weight(left) + weight(right);
        return new NameSimilarity(all == 0 ? 0 : common / all, List.copyOf(explanation));
    }

    private static List<Pair> bestPairs(NormalizedName left, NormalizedName right) {
        var candidates = new ArrayList<Pair>();
        for (int i = 0; i < left.tokens().size(); i++) {
            for (int j = 0; j < right.tokens().size(); j++) {
                double similarity =
                        JARO_WINKLER.apply(left.tokens().get(i), right.tokens().get(j));
                if (similarity >= SAME_TOKEN) {
                    candidates.add(new Pair(i, j, similarity));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Pair::similarity).reversed());
        var taken = new ArrayList<Pair>();
        for (var pair : candidates) {
            if (taken.stream().noneMatch(t -> t.left() == pair.left() || t.right() == pair.right())) {
                taken.add(pair);
            }
        }
        return taken;
    }

    private static double weight(NormalizedName name) {
        return name.tokens().stream().mapToDouble(NameSimilarity::weight).sum();
    }

    private static double weight(String token) {
        return COMMON.contains(token) ? token.length() / 2.0 : token.length();
    }
}
