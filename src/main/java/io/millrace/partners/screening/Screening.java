package io.millrace.partners.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks names up in the loaded lists. PostgreSQL proposes candidates by trigrams, {@link NameSimilarity} scores them, the
 * country moves the score a little: names are shared across borders, but rarely by chance within one.
 */
@Component
public class Screening {

    /** Score from which a compliance officer has to look. */
    public static final int HIT_FROM = 85;

    /** Score from which a match is mentioned. */
    public static final int MENTIONED_FROM = 75;

    static final int SAME_COUNTRY = 5;
    static final int OTHER_COUNTRY = -5;

    /** Below the default 0.3, so that a misspelt short name in a long one is still proposed; the score decides. */
    private static final String CANDIDATES = """
            select n.source, n.entry_id, n.position, n.name, e.country, e.kind
            from screening_name n join screening_entry e using (source, entry_id)
            where n.normalized_name % :name
            order by similarity(n.normalized_name, :name) desc, n.source, n.entry_id, n.position
            limit 50
            """;

    private final JdbcClient jdbc;

    Screening(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who on the lists may be meant, best first, each entry once with its best name. Needs a transaction.
     *
     * @param country ISO 3166-1 alpha-2 of the subject
     */
    public List<ScreeningMatch> matches(String subject, String country) {
        var name = NormalizedName.of(subject);
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', '0.2', true)")
                .query(String.class)
                .single();
        var matches = jdbc.sql(CANDIDATES).param("name", name.text()).query(Candidate.class).stream()
                .map(candidate -> match(subject, name, country, candidate))
                .filter(match -> match.score() >= MENTIONED_FROM)
                .sorted(Comparator.comparingInt(ScreeningMatch::score).reversed())
                .toList();
        var best = new ArrayList<ScreeningMatch>();
        for (var match : matches) {
            if (best.stream()
                    .noneMatch(b ->
                            b.source().equals(match.source()) && b.entryId().equals(match.entryId()))) {
                best.add(match);
            }
        }
        return List.copyOf(best);
    }

    /** Lists in force, with when they were loaded: the source that a check names. */
    public List<LoadedList> lists() {
        return jdbc.sql(
                        "select source, entries, loaded_at::date::text as loaded_on from screening_list order by source")
                .query(LoadedList.class)
                .list();
    }

    /**
     * A list in force.
     *
     * @param loadedOn ISO 8601 date
     */
    public record LoadedList(String source, int entries, String loadedOn) {}

    private static ScreeningMatch match(String subject, NormalizedName name, String country, Candidate listed) {
        var similarity = NameSimilarity.between(name, NormalizedName.of(listed.name()));
        var explanation = new ArrayList<>(similarity.explanation());
        int points = (int) Math.round(100 * similarity.value());
        if (listed.country() == null) {
            explanation.add("The list names no country");
        } else if (listed.country().equals(country)) {
            points += SAME_COUNTRY;
            explanation.add("Same country " + country + " (+" + SAME_COUNTRY + ")");
        } else {
            points += OTHER_COUNTRY;
            explanation.add("Other country: " + listed.country() + " on the list (" + OTHER_COUNTRY + ")");
        }
        return new ScreeningMatch(
                subject,
                listed.source(),
                listed.entryId(),
                ScreeningMatch.Kind.valueOf(listed.kind()),
                listed.name(),
                listed.position() > 0,
                listed.country(),
                Math.max(0, Math.min(100, points)),
                explanation);
    }

    private record Candidate(
            String source,
            String entryId,
            int position,
            String name,
            @Nullable String country,
            String kind) {}
}
