package io.millrace.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Describes records as the code means them: a component is required unless it may be null, and no two records share a
 * name.
 */
@Order(Ordered.HIGHEST_PRECEDENCE) // Registered first, so asked last: it answers for every type.
final class RecordSchemas extends ModelResolver {

    private static final String NULL = "null";

    RecordSchemas() {
        super(Json31.mapper(), new Names());
        openapi31(true);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> converters) {
        Schema<?> schema = super.resolve(type, context, converters);
        Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                for (RecordComponent component : raw.getRecordComponents()) {
                    describe(model, component);
                }
            }
        }
        return schema;
    }

    /** Only JSpecify's annotation counts, which is on the type: others of that name, on the field, mean columns. */
    @Override
    protected @Nullable Boolean resolveNullable(
            com.fasterxml.jackson.databind.introspect.Annotated annotated,
            Annotation[] annotations,
            io.swagger.v3.oas.annotations.media.Schema schema) {
        return null;
    }

    private static void describe(Schema<?> model, RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            // What it holds stands beside the other members, not under its name.
            model.getProperties().remove(component.getName());
            model.setAdditionalProperties(true);
            return;
        }
        Schema<?> property = model.getProperties().get(component.getName());
        if (property == null || property.getAnyOf() != null) {
            return;
        }
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        boolean leftOut = include != null && include.value() != JsonInclude.Include.ALWAYS;
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && !leftOut) {
            model.getProperties().put(component.getName(), orNull(property));
        } else if (!leftOut
                && !Optional.ofNullable(model.getRequired()).orElse(List.of()).contains(component.getName())) {
            model.addRequiredItem(component.getName());
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem(NULL)));
        }
        if (property.getTypes() != null && property.getTypes().add(NULL) && property.getEnum() != null) {
            property.getEnum().add(null);
        }
        return property;
    }

    /** Nested records are named with the type around them, and all in one way whichever module they are of. */
    private static final class Names extends TypeNameResolver {

        private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

        @Override
        protected String getNameOfClass(Class<?> type) {
            if (type == JsonNode.class) {
                return "Json";
            }
            String name = name(type);
            Class<?> other = type.isRecord() ? taken.putIfAbsent(name, type) : null;
            if (other != null && other != type) {
                throw new IllegalStateException("The API describes %s and %s under one name".formatted(other, type));
            }
            return name;
        }

        private static String name(Class<?> type) {
            Class<?> around = type.getEnclosingClass();
            return around == null
                    ? type.getSimpleName()
                    : name(around).replaceFirst("Controller$", "") + type.getSimpleName();
        }
    }
}
