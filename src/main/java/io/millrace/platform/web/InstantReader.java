package io.millrace.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Reads RFC 3339 instants and nothing else: Jackson's own reader takes numbers for seconds. */
final class InstantReader extends StdScalarDeserializer<Instant> {

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            return parse(parser.getText());
        } catch (DateTimeException notAnInstant) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not RFC 3339");
        }
    }

    /** RFC 3339 knows years of four digits; PostgreSQL could store others, but no caller could read them back. */
    static Instant parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new DateTimeException("year out of range");
        }
        return time.toInstant();
    }
}
