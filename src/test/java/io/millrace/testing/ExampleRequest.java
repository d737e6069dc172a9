package io.millrace.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to send to an endpoint.
 *
 * @param json the body, unless it is a form
 */
public record ExampleRequest(String path, @Nullable String json, List<FilePart> parts) {

    public static ExampleRequest of(String path) {
        return new ExampleRequest(path, null, List.of());
    }

    public static ExampleRequest json(String path, String body) {
        return new ExampleRequest(path, body, List.of());
    }

    public static ExampleRequest form(String path, FilePart... parts) {
        return new ExampleRequest(path, null, List.of(parts));
    }

    Answer send(Api caller, String method) {
        if (!parts.isEmpty()) {
            return caller.upload(method, path, parts.toArray(FilePart[]::new));
        }
        return json == null
                ? caller.send(method, path, null, BodyPublishers.noBody())
                : caller.send(method, path, "application/json", BodyPublishers.ofString(json));
    }

    /** The same to another resource; the query stays. */
    ExampleRequest to(String otherPath) {
        int query = path.indexOf('?');
        return new ExampleRequest(query < 0 ? otherPath : otherPath + path.substring(query), json, parts);
    }

    /** Means the same and is another body: so it cannot be what the key stood for. */
    ExampleRequest withOtherBody() {
        if (parts.isEmpty()) {
            return new ExampleRequest(path, json == null ? "{}" : json + " ", parts);
        }
        FilePart first = parts.get(0);
        return form(
                path, new FilePart(first.name(), "other-" + first.filename(), first.contentType(), first.content()));
    }
}
