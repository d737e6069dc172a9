package io.millrace.platform.engine.diagram;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes SVG and knows how far it reaches. Everything that comes from a model passes here and is escaped; there is no
 * way to write markup but by the names of elements and attributes in the code.
 */
final class Canvas {

    private final StringBuilder svg = new StringBuilder();
    private @Nullable Bounds extent;

    /** @param attributes names and values in turn; numbers are rounded to hundredths */
    void open(String element, Object... attributes) {
        start(element, attributes);
        svg.append('>');
    }

    void close(String element) {
        svg.append("</").append(element).append('>');
    }

    void draw(String element, Object... attributes) {
        start(element, attributes);
        svg.append("/>");
    }

    void draw(String element, Ink ink, Object... attributes) {
        start(element, attributes);
        attribute("fill", ink.fill());
        attribute("stroke", ink.stroke());
        attribute("stroke-width", ink.width());
        svg.append("/>");
    }

    void path(Ink ink, String path, Object... attributes) {
        start("path", attributes);
        attribute("d", path);
        attribute("fill", ink.fill());
        attribute("stroke", ink.stroke());
        attribute("stroke-width", ink.width());
        attribute("stroke-linejoin", "round");
        svg.append("/>");
    }

    void text(String element, String content, Object... attributes) {
        open(element, attributes);
        escape(content);
        close(element);
    }

    /** Draws in coordinates of its own: from the given corner, so many times as large. */
    void at(double x, double y, double scale, Runnable drawing) {
        open("g", "transform", "translate(%s %s) scale(%s)".formatted(number(x), number(y), number(scale)));
        drawing.run();
        close("g");
    }

    /** Makes the picture large enough for this. */
    void cover(Bounds bounds) {
        extent = extent == null ? bounds : extent.union(bounds);
    }

    @Nullable
    Bounds extent() {
        return extent;
    }

    /** What another canvas holds. */
    void paste(Canvas other) {
        svg.append(other.svg);
    }

    @Override
    public String toString() {
        return svg.toString();
    }

    /** The same on every machine and in every language. */
    static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private void start(String element, Object... attributes) {
        svg.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            attribute(attributes[i].toString(), attributes[i + 1]);
        }
    }

    private void attribute(String name, Object value) {
        svg.append(' ').append(name).append("=\"");
        escape(value instanceof Number number ? number(number.doubleValue()) : value.toString());
        svg.append('"');
    }

    private void escape(String text) {
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> svg.append("&amp;");
                case '<' -> svg.append("&lt;");
                case '>' -> svg.append("&gt;");
                case '"' -> svg.append("&quot;");
                case '\'' -> svg.append("&#39;");
                default -> svg.appendCodePoint(allowed(letter) ? letter : 0xFFFD);
            }
        });
    }

    /** XML 1.1 can name characters that XML 1.0 does not know. */
    private static boolean allowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= 0x20 && letter <= 0xD7FF)
                || (letter >= 0xE000 && letter <= 0xFFFD)
                || letter >= 0x10000;
    }
}
