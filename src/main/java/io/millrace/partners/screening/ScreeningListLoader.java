package io.millrace.partners.screening;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads a screening list from a CSV file with the columns {@code source, entry_id, name, aliases, country, kind}: one
 * source a file, aliases separated by {@code ;}, country as ISO 3166-1 alpha-2 or empty, kind {@code SANCTION} or
 * {@code PEP}. A list whose content is in force already is not loaded again; a changed one replaces the list of its
 * source whole, so that whoever was taken off is no longer found.
 */
@Component
public class ScreeningListLoader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();
    private static final Set<String> KINDS = Set.of("SANCTION", "PEP");

    private final Clock clock;

    ScreeningListLoader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes the file's list the one in force. Runs in the caller's transaction, which must be of a role that may write the
     * screening tables; two loads at once wait for each other.
     *
     * @return whether anything changed
     * @throws IllegalArgumentException when the file is not such a list; nothing has been changed then
     */
    public boolean load(JdbcClient jdbc, Resource file) {
        var entries = new ArrayList<Entry>();
        var hash = read(file, entries);
        var source = entries.get(0).source();
        jdbc.sql("select pg_advisory_xact_lock(hashtext('screening_list'))")
                .query((row, n) -> true)
                .single();
        var known = jdbc.sql("select content_hash from screening_list where source = :source")
                .param("source", source)
                .query(String.class)
                .optional();
        if (known.filter(hash::equals).isPresent()) {
            return false;
        }
        replace(jdbc, source, hash, entries);
        return true;
    }

    private void replace(JdbcClient jdbc, String source, String hash, List<Entry> entries) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql("delete from screening_list where source = ?").param(source).update();
        jdbc.sql("insert into screening_list (source, content_hash, entries, loaded_at) values (?, ?, ?, ?)")
                .params(source, hash, entries.size(), now)
                .update();
        jdbc.sql("insert into screening_entry (source, loaded_at, entry_id, name, country, kind)"
                        + " select ?, ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[])")
                .params(
                        source,
                        now,
                        column(entries, Entry::id),
                        column(entries, entry -> entry.names().get(0)),
                        column(entries, Entry::country),
                        column(entries, Entry::kind))
                .update();
        var names = entries.stream().flatMap(Name::all).toList();
        jdbc.sql(
                        "insert into screening_name (source, entry_id, position, name, normalized_name)"
                                + " select ?, id, position::integer, name, normalized"
                                + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as t (id, position, name, normalized)")
                .params(
                        source,
                        column(names, Name::entryId),
                        column(names, name -> String.valueOf(name.position())),
                        column(names, Name::name),
                        column(names, name -> NormalizedName.of(name.name()).text()))
                .update();
    }

    private static <T> Object column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String read(Resource file, List<Entry> entries) {
        try {
            var content = file.getContentAsByteArray();
            try (var records = FORMAT.parse(new StringReader(new String(content, StandardCharsets.UTF_8)))) {
                for (var line : records) {
                    entries.add(entry(line));
                }
            }
            if (entries.stream().map(Entry::source).distinct().count() != 1) {
                throw new IllegalArgumentException("A screening list must have entries, all of one source");
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (IOException e) {
            throw new UncheckedIOException("The screening list can't be read: " + file.getDescription(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(CSVRecord line) {
        var names = new ArrayList<String>();
        names.add(line.get("name"));
        for (var alias : line.get("aliases").split(";", -1)) {
            if (!alias.isBlank()) {
                names.add(alias.strip());
            }
        }
        var kind = line.get("kind").toUpperCase(Locale.ROOT);
        if (!KINDS.contains(kind)
                || line.get("entry_id").isBlank()
                || names.get(0).isBlank()) {
            throw new IllegalArgumentException(
                    "Line " + (line.getRecordNumber() + 1) + " needs an entry_id, a name and a kind of " + KINDS);
        }
        var country = line.get("country");
        return new Entry(line.get("source"), line.get("entry_id"), names, country.isBlank() ? null : country, kind);
    }

    private record Entry(
            String source,
            String id,
            List<String> names,
            @Nullable String country,
            String kind) {}

    private record Name(String entryId, int position, String name) {

        static Stream<Name> all(Entry entry) {
            return IntStream.range(0, entry.names().size())
                    .mapToObj(i -> new Name(entry.id(), i, entry.names().get(i)));
        }
    }
}
