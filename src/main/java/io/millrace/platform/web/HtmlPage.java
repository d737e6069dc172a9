package io.millrace.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * The look that our own few pages share. Text that comes from anywhere else has to go through {@link #text} first.
 *
 * @param title plain text, shown as title and heading
 * @param body HTML that follows the heading
 */
public record HtmlPage(String title, String body) {

    private static final String LAYOUT = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="icon" href="/millrace.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/millrace.css">
            </head>
            <body>
            <header><a class="brand" href="/"><img src="/millrace.svg" alt="" width="28" height="28">Millrace</a></header>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    /** Text made harmless within HTML, attributes included. */
    public static String text(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** The page as a whole document. */
    public String html() {
        return LAYOUT.formatted(text(title), body);
    }

    /** The page as an answer that nobody keeps, since it shows what is so for one person now. */
    public ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(html());
    }

    /** Writes the page where no controller is at work. */
    public void write(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(html().getBytes(StandardCharsets.UTF_8));
    }
}
