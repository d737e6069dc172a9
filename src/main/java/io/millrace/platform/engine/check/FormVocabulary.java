package io.millrace.platform.engine.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The components that the task list shows, their properties, and what each property may hold. */
final class FormVocabulary {

    enum Kind {
        FLAG,
        NUMBER,
        /** Shown or compared as it is. */
        PLAIN,
        /** Text with values in it, shown as plain text. */
        TEMPLATE,
        /** Text with values in it, shown as Markdown. */
        MARKDOWN,
        FEEL,
        FLAG_OR_FEEL,
        NUMBER_OR_FEEL,
        VARIABLE,
        PATTERN,
        IMAGE,
        /** A value of the kind that the field has. */
        VALUE,
        OPTIONS,
        COLUMNS,
        COMPONENTS,
        VALIDATION,
        APPEARANCE,
        LAYOUT,
        CONDITION,
        EXPORTER,
        NOTES
    }

    static final Set<String> OF_LISTS = Set.of("checklist", "taglist", "dynamiclist");

    static final Map<String, Kind> FORM = Map.of(
            "executionPlatform", Kind.PLAIN,
            "executionPlatformVersion", Kind.PLAIN,
            "exporter", Kind.EXPORTER,
            "schemaVersion", Kind.NUMBER,
            "versionTag", Kind.PLAIN,
            "id", Kind.PLAIN,
            "type", Kind.PLAIN,
            "components", Kind.COMPONENTS);

    private static final Map<String, Kind> ALL = Map.of(
            "type", Kind.PLAIN,
            "id", Kind.PLAIN,
            "layout", Kind.LAYOUT,
            "conditional", Kind.CONDITION,
            "properties", Kind.NOTES);

    private static final Map<String, Kind> FIELD = with(
            ALL,
            Map.of(
                    "key", Kind.PLAIN,
                    "label", Kind.TEMPLATE,
                    "description", Kind.TEMPLATE,
                    "disabled", Kind.FLAG,
                    "readonly", Kind.FLAG_OR_FEEL,
                    "defaultValue", Kind.VALUE,
                    "validate", Kind.VALIDATION));

    private static final Map<String, Kind> CHOICE =
            with(FIELD, Map.of("values", Kind.OPTIONS, "valuesKey", Kind.VARIABLE, "valuesExpression", Kind.FEEL));

    private static final Map<String, Map<String, Kind>> COMPONENTS = Map.ofEntries(
            Map.entry("text", with(ALL, Map.of("text", Kind.MARKDOWN))),
            Map.entry("textfield", with(FIELD, Map.of("appearance", Kind.APPEARANCE))),
            Map.entry("textarea", FIELD),
            Map.entry(
                    "number",
                    with(
                            FIELD,
                            Map.of(
                                    "appearance", Kind.APPEARANCE,
                                    "decimalDigits", Kind.NUMBER,
                                    "increment", Kind.NUMBER_OR_FEEL,
                                    "serializeToString", Kind.FLAG))),
            Map.entry("checkbox", FIELD),
            Map.entry("radio", CHOICE),
            Map.entry("select", with(CHOICE, Map.of("searchable", Kind.FLAG))),
            Map.entry(
                    "datetime",
                    with(
                            FIELD,
                            Map.of(
                                    "subtype", Kind.PLAIN,
                                    "dateLabel", Kind.TEMPLATE,
                                    "timeLabel", Kind.TEMPLATE,
                                    "use24h", Kind.FLAG,
                                    "timeSerializingFormat", Kind.PLAIN,
                                    "timeInterval", Kind.NUMBER,
                                    "disallowPassedDates", Kind.FLAG))),
            Map.entry(
                    "group",
                    with(
                            ALL,
                            Map.of(
                                    "label", Kind.TEMPLATE,
                                    "showOutline", Kind.FLAG,
                                    "verticalAlignment", Kind.PLAIN,
                                    "components", Kind.COMPONENTS))),
            Map.entry("separator", ALL),
            Map.entry("spacer", with(ALL, Map.of("height", Kind.NUMBER))),
            Map.entry("image", with(ALL, Map.of("source", Kind.IMAGE, "alt", Kind.TEMPLATE))),
            Map.entry(
                    "table",
                    with(
                            ALL,
                            Map.of(
                                    "label", Kind.TEMPLATE,
                                    "dataSource", Kind.FEEL,
                                    "columns", Kind.COLUMNS,
                                    "columnsExpression", Kind.FEEL,
                                    "rowCount", Kind.NUMBER))),
            Map.entry("button", with(ALL, Map.of("label", Kind.TEMPLATE, "action", Kind.PLAIN))));

    /** The properties within a property. */
    static final Map<Kind, Map<String, Kind>> WITHIN = Map.of(
            Kind.VALIDATION,
                    Map.of(
                            "required", Kind.FLAG,
                            "minLength", Kind.NUMBER_OR_FEEL,
                            "maxLength", Kind.NUMBER_OR_FEEL,
                            "min", Kind.NUMBER_OR_FEEL,
                            "max", Kind.NUMBER_OR_FEEL,
                            "pattern", Kind.PATTERN,
                            "patternErrorMessage", Kind.PLAIN,
                            "validationType", Kind.PLAIN),
            Kind.APPEARANCE, Map.of("prefixAdorner", Kind.TEMPLATE, "suffixAdorner", Kind.TEMPLATE),
            Kind.LAYOUT, Map.of("row", Kind.PLAIN, "columns", Kind.NUMBER),
            Kind.CONDITION, Map.of("hide", Kind.FLAG_OR_FEEL),
            Kind.EXPORTER, Map.of("name", Kind.PLAIN, "version", Kind.PLAIN),
            Kind.OPTIONS, Map.of("label", Kind.TEMPLATE, "value", Kind.PLAIN),
            Kind.COLUMNS, Map.of("label", Kind.TEMPLATE, "key", Kind.PLAIN));

    /** What a property that is a choice may say. */
    static final Map<String, Set<String>> CHOICES = Map.of(
            "subtype", Set.of("date", "time", "datetime"),
            "timeSerializingFormat", Set.of("utc_offset", "utc_normalized", "no_timezone"),
            "verticalAlignment", Set.of("start", "center", "end"),
            "validationType", Set.of("", "email", "phone", "custom"),
            "action", Set.of("submit", "reset"));

    private FormVocabulary() {}

    /** Empty where the type is not known or not allowed. */
    static Map<String, Kind> propertiesOf(String type) {
        return COMPONENTS.getOrDefault(type, Map.of());
    }

    static boolean isField(String type) {
        return propertiesOf(type).containsKey("key");
    }

    static boolean isChoice(String type) {
        return propertiesOf(type).containsKey("values");
    }

    private static Map<String, Kind> with(Map<String, Kind> some, Map<String, Kind> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
