package io.millrace.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a new description of the API takes from those who call it as the one before said. A new value in an enumeration
 * that answers use is not counted: callers are told to expect it.
 */
final class ApiChanges {

    private enum Direction {
        REQUEST,
        ANSWER
    }

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaking = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private ApiChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** One line for each, with where it is; an operation may be gone from the day on that was announced for it. */
    static List<String> breaking(JsonNode before, JsonNode after, LocalDate today) {
        ApiChanges changes = new ApiChanges(before, after);
        for (Entry<String, JsonNode> path : before.path("paths").properties()) {
            for (Entry<String, JsonNode> method : path.getValue().properties()) {
                String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                JsonNode now = after.path("paths").path(path.getKey()).path(method.getKey());
                if (!now.isMissingNode()) {
                    changes.operation(name, method.getValue(), now);
                } else if (!isOver(method.getValue(), today)) {
                    changes.breaking.add(name + " is gone");
                }
            }
        }
        return changes.breaking;
    }

    private static boolean isOver(JsonNode operation, LocalDate today) {
        return operation.path("deprecated").asBoolean()
                && operation.has("x-sunset")
                && !LocalDate.parse(operation.get("x-sunset").asText()).isAfter(today);
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        for (JsonNode parameter : old.path("parameters")) {
            JsonNode same = parameter(now, parameter);
            String where = name + " parameter " + parameter.path("name").asText();
            if (same.isMissingNode()) {
                breaking.add(where + " is gone");
            } else {
                schema(where, parameter.path("schema"), same.path("schema"), Direction.REQUEST);
            }
        }
        for (JsonNode parameter : now.path("parameters")) {
            if (isRequired(parameter) && !isRequired(parameter(old, parameter))) {
                breaking.add(name + " parameter " + parameter.path("name").asText() + " has become required");
            }
        }
        if (isRequired(now.path("requestBody")) && !isRequired(old.path("requestBody"))) {
            breaking.add(name + " body has become required");
        }
        contents(name + " body", old.path("requestBody"), now.path("requestBody"), Direction.REQUEST);
        for (Entry<String, JsonNode> response : old.path("responses").properties()) {
            JsonNode same = now.path("responses").path(response.getKey());
            String where = name + " " + response.getKey();
            if (same.isMissingNode()) {
                breaking.add(where + " is gone");
            } else {
                contents(where, resolve(before, response.getValue()), resolve(after, same), Direction.ANSWER);
            }
        }
    }

    private void contents(String where, JsonNode old, JsonNode now, Direction direction) {
        for (Entry<String, JsonNode> content : old.path("content").properties()) {
            JsonNode same = now.path("content").path(content.getKey());
            if (same.isMissingNode()) {
                breaking.add(where + " as " + content.getKey() + " is gone");
            } else {
                schema(where, content.getValue().path("schema"), same.path("schema"), direction);
            }
        }
    }

    private void schema(String where, JsonNode oldSchema, JsonNode newSchema, Direction direction) {
        JsonNode old = withoutNull(before, oldSchema);
        JsonNode now = withoutNull(after, newSchema);
        if (oldSchema.has("$ref") && !compared.add(direction + " " + oldSchema + " " + newSchema)) {
            return;
        }
        boolean request = direction == Direction.REQUEST;
        Set<String> oldTypes = types(before, oldSchema);
        Set<String> newTypes = types(after, newSchema);
        narrows(where + " type", request ? oldTypes : newTypes, request ? newTypes : oldTypes);
        if (!old.path("format").equals(now.path("format"))) {
            breaking.add(where + " has another format");
        }
        if (request) {
            narrows(where + " enum", texts(old.path("enum")), texts(now.path("enum")));
            limits(where, old, now);
        }
        for (Entry<String, JsonNode> property : old.path("properties").properties()) {
            JsonNode same = now.path("properties").path(property.getKey());
            String inside = where + " ." + property.getKey();
            if (same.isMissingNode()) {
                breaking.add(inside + " is gone");
            } else {
                schema(inside, property.getValue(), same, direction);
            }
        }
        Set<String> more = texts((request ? now : old).path("required"));
        more.removeAll(texts((request ? old : now).path("required")));
        more.forEach(name ->
                breaking.add(where + " ." + name + (request ? " has become required" : " has become optional")));
        if (old.has("items")) {
            schema(where + " []", old.path("items"), now.path("items"), direction);
        }
    }

    /** Nothing said means anything goes. */
    private void narrows(String where, Set<String> used, Set<String> allowed) {
        if (!allowed.isEmpty() && (used.isEmpty() || !allowed.containsAll(used))) {
            breaking.add(where + " was " + used + ", is " + allowed);
        }
    }

    private void limits(String where, JsonNode old, JsonNode now) {
        for (String limit : List.of("maxLength", "maximum", "maxItems")) {
            if (now.has(limit) && now.get(limit).asDouble() < old.path(limit).asDouble(Double.POSITIVE_INFINITY)) {
                breaking.add(where + " has a smaller " + limit);
            }
        }
        for (String limit : List.of("minLength", "minimum", "minItems")) {
            if (now.has(limit) && now.get(limit).asDouble() > old.path(limit).asDouble(Double.NEGATIVE_INFINITY)) {
                breaking.add(where + " has a larger " + limit);
            }
        }
        if (now.has("pattern") && !now.get("pattern").equals(old.path("pattern"))) {
            breaking.add(where + " has another pattern");
        }
    }

    private static Set<String> types(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolve(document, schema);
        JsonNode type = resolved.path("type");
        Set<String> types = type.isTextual() ? new TreeSet<>(Set.of(type.asText())) : texts(type);
        resolved.path("anyOf").forEach(alternative -> types.addAll(types(document, alternative)));
        return types;
    }

    /** A reference that may be null has two alternatives: the reference, and null. */
    private static JsonNode withoutNull(JsonNode document, JsonNode schema) {
        JsonNode resolved = resolve(document, schema);
        return resolved.has("anyOf") ? withoutNull(document, resolved.at("/anyOf/0")) : resolved;
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("name").equals(like.path("name"))
                        && parameter.path("in").equals(like.path("in")))
                .findFirst()
                .orElse(operation.path("none"));
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean();
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
