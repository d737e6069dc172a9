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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Loads a screening list from a CSV file with the columns {@code source, entry_id, name, aliases, country, kind}: one
 * source a file, aliases separated by {@code ;}, country as ISO 3166-1 alpha-2 or empty, kind {@code SANCTION} or
 * {@code PEP}. A list whose content is in force already is not loaded again; a changed one replaces the list of its
 * source whole, so that whoever was taken off is no longer found.
 */
@Component
public class ScreeningListLoader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
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
    public boolean load(JdbcOperations jdbc, Resource file) {
        var entries = new ArrayList<Entry>();
        var hash = read(file, entries);
        var source = entries.get(0).source();
        jdbc.query("select pg_advisory_xact_lock(hashtext('screening_list'))", row -> {});
        var known = jdbc.queryForList(
                "select content_hash from screening_list where source = ?", String.class, source);
        if (known.contains(hash)) {
            return false;
        }
        replace(jdbc, source, hash, entries);
        return true;
    }

    private void replace(JdbcOperations jdbc, String source, String hash, List<Entry> entries) {
        var now = Timestamp.from(clock.instant());
        jdbc.update("delete from screening_list where source = ?", source);
        jdbc.update("insert into screening_list values (?, ?, ?, ?)", source, hash, entries.size(), now);
        jdbc.batchUpdate(
                "insert into screening_entry (source, entry_id, name, country, kind, loaded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                entries.stream()
                        .map(e -> new @Nullable Object[] {source, e.id(), e.names().get(0), e.country(), e.kind(), now})
                        .toList());
        var names = new ArrayList<Object[]>();
        for (var entry : entries) {
            for (int i = 0; i < entry.names().size(); i++) {
                var name = entry.names().get(i);
                names.add(new Object[] {source, entry.id(), i, name, NormalizedName.of(name).text()});
            }
        }
        jdbc.batchUpdate(
                "insert into screening_name (source, entry_id, position, name, normalized_name) values (?, ?, ?, ?, ?)",
                names);
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
        if (!KINDS.contains(kind) || line.get("entry_id").isBlank() || names.get(0).isBlank()) {
            throw new IllegalArgumentException(
                    "Line " + (line.getRecordNumber() + 1) + " needs an entry_id, a name and a kind of " + KINDS);
        }
        var country = line.get("country");
        return new Entry(line.get("source"), line.get("entry_id"), names, country.isBlank() ? null : country, kind);
    }

    private record Entry(String source, String id, List<String> names, @Nullable String country, String kind) {}
}
