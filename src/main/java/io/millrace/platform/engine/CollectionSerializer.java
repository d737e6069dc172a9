package io.millrace.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractObjectValueSerializer;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps lists and maps of plain values, which models make of inputs and decisions, as JSON. It stands in the place of the
 * engine's own serializer, which keeps any Java object as a stream and makes it live again. No caller may bring a value
 * already serialized, with the name of a class.
 */
class CollectionSerializer extends AbstractObjectValueSerializer {

    private static final ObjectMapper JSON = new ObjectMapper();

    CollectionSerializer() {
        super("application/x-millrace-collection");
    }

    @Override
    public String getName() {
        return "collection";
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        boolean isSerialized = value instanceof SerializableValue object && !object.isDeserialized();
        return !isSerialized && super.canWriteValue(value);
    }

    @Override
    protected boolean canSerializeValue(Object value) {
        return (value instanceof List<?> || value instanceof Map<?, ?>) && isPlain(value);
    }

    private static boolean isPlain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(CollectionSerializer::isPlain);
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(CollectionSerializer::isPlain);
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double;
    }

    @Override
    protected String getTypeNameForDeserialized(Object value) {
        return (value instanceof List<?> ? List.class : Map.class).getName();
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws JsonProcessingException {
        return JSON.writeValueAsBytes(value);
    }

    /** Makes lists and maps, whatever class is named. */
    @Override
    protected Object deserializeFromByteArray(byte[] json, String typeName) throws IOException {
        return JSON.readValue(json, Object.class);
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }
}
