package io.millrace.platform.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Declares a list once: where its rows come from, what a row looks like, and which fields callers may use. Immutable;
 * each method gives a new one, so that a declared constant can be narrowed per call.
 *
 * <pre>{@code
 * static final Listing<PartnerView> PARTNERS = Listing.of(PartnerView.class)
 *         .select("p.id, p.name, p.status, p.created_at, p.version")
 *         .from("partner p")
 *         .fields(
 *                 ListField.text("name", "p.name").required(),
 *                 ListField.instant("createdAt", "p.created_at").required())
 *         .id("p.id")
 *         .sortedBy("-createdAt");
 * }</pre>
 *
 * @param <V> the view: a record whose components are the selected columns, {@code created_at} as {@code createdAt}
 */
public final class Listing<V> {

    private final RowMapper<V> mapper;
    private final String select;
    private final String source;
    private final String id;
    private final String defaultSort;
    private final Map<String, ListField> fields;
    private final List<String> conditions;
    private final Map<String, Object> parameters;
    private final @Nullable String search;

    /** The column by which rows that {@code ?q=} found are ordered. */
    static final ListField RANK = ListField.number("rank", "found.found_rank").required();

    private Listing(
            RowMapper<V> mapper,
            String select,
            String source,
            String id,
            String defaultSort,
            Map<String, ListField> fields,
            List<String> conditions,
            Map<String, Object> parameters,
            @Nullable String search) {
        this.mapper = mapper;
        this.select = select;
        this.source = source;
        this.id = id;
        this.defaultSort = defaultSort;
        this.fields = fields;
        this.conditions = conditions;
        this.parameters = parameters;
        this.search = search;
    }

    /** A list of records that are made from the columns by their constructor. */
    public static <V extends Record> Listing<V> of(Class<V> view) {
        return of(new ViewMapper<>(view));
    }

    /** A list of anything else. */
    public static <V> Listing<V> of(RowMapper<V> mapper) {
        return new Listing<>(mapper, "*", "", "id", "", Map.of(), List.of(), Map.of(), null);
    }

    /** The columns of the view, without the word {@code select}; default all. */
    public Listing<V> select(String columns) {
        return new Listing<>(mapper, columns, source, id, defaultSort, fields, conditions, parameters, search);
    }

    /** Tables and joins, without the word {@code from}; grouping goes into a sub-select or a view. One row per id. */
    public Listing<V> from(String tables) {
        return new Listing<>(mapper, select, tables, id, defaultSort, fields, conditions, parameters, search);
    }

    /** The UUID column that tells rows apart; it breaks ties of every sort order. Default {@code id}. */
    public Listing<V> id(String column) {
        return new Listing<>(mapper, select, source, column, defaultSort, fields, conditions, parameters, search);
    }

    /** The order when the caller names none, written as in {@code ?sort=}; default the newest id first. */
    public Listing<V> sortedBy(String sort) {
        return new Listing<>(mapper, select, source, id, sort, fields, conditions, parameters, search);
    }

    /** More published fields. Fields known only at run time (custom fields) can be added per call. */
    public Listing<V> fields(ListField... more) {
        Map<String, ListField> all = new LinkedHashMap<>(fields);
        for (ListField field : more) {
            all.put(field.name(), field);
        }
        return new Listing<>(mapper, select, source, id, defaultSort, all, conditions, parameters, search);
    }

    /** A condition that always holds, its values as bind parameters; names must not start with {@code list_}. */
    public Listing<V> where(String condition, Map<String, ?> values) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.putAll(values);
        return new Listing<>(mapper, select, source, id, defaultSort, fields, more, all, search);
    }

    /**
     * Makes the list searchable by {@code ?q=}: the best match first when the caller names no order. The controller's
     * {@link ListQuery} says so too, by {@link Searchable}.
     *
     * @param function takes the text and gives id and rank of the current tenant's rows that match it; the rank is
     *     numeric, because a cursor must carry it exactly, and never null
     */
    public Listing<V> searchedBy(String function) {
        return new Listing<>(mapper, select, source, id, defaultSort, fields, conditions, parameters, function);
    }

    RowMapper<V> mapper() {
        return mapper;
    }

    String select() {
        return select;
    }

    String source() {
        return source;
    }

    String defaultSort() {
        return defaultSort;
    }

    List<String> conditions() {
        return conditions;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Nullable
    String search() {
        return search;
    }

    String id() {
        return id;
    }

    /** The field that breaks ties. */
    ListField tieBreaker() {
        return ListField.uuid("id", id).required();
    }

    Collection<ListField> fields() {
        return fields.values();
    }

    Optional<ListField> field(String name, Predicate<ListField> usable) {
        return Optional.ofNullable(fields.get(name)).filter(usable);
    }

    /** The names of the fields that can be used, for messages. */
    String names(Predicate<ListField> usable) {
        return fields.values().stream().filter(usable).map(ListField::name).collect(Collectors.joining(", "));
    }
}
