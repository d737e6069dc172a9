package io.millrace.platform.engine.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON of a form strictly: UTF-8, one object, no name twice, bounded in size and depth. */
final class FormFile {

    static final int MAX_BYTES = 1024 * 1024;
    static final int MAX_DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FormFile() {}

    /** @throws Refused with the rule that it breaks */
    static ObjectNode read(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new Refused(FormRule.FORM_TOO_LARGE, "The form has more than %d bytes.".formatted(MAX_BYTES));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            JsonNode form = JSON.readTree(text);
            if (form instanceof ObjectNode object) {
                return object;
            }
            throw new Refused(FormRule.FORM_UNREADABLE, "The form is no JSON object.");
        } catch (CharacterCodingException e) {
            throw new Refused(FormRule.FORM_UNREADABLE, "The form is not written in UTF-8.");
        } catch (StreamConstraintsException e) {
            throw new Refused(
                    FormRule.FORM_TOO_LARGE,
                    "The form nests deeper than %d, or has a name or number beyond all measure.".formatted(MAX_DEPTH));
        } catch (JsonProcessingException e) {
            throw new Refused(
                    FormRule.FORM_UNREADABLE,
                    "The form is no JSON%s, or has a name twice there."
                            .formatted(
                                    e.getLocation() == null
                                            ? ""
                                            : " from line %d on"
                                                    .formatted(e.getLocation().getLineNr())));
        }
    }
}
