package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Colours and line width. Designers' colours are taken from the model: those of the standard, or bpmn.io's own. */
record Ink(String stroke, String fill, String text, double width) {

    static final String BLACK = "#22242a";
    static final String WHITE = "#ffffff";

    private static final String STANDARD = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";
    private static final String BPMN_IO = "http://bpmn.io/schema/bpmn/biocolor/1.0";

    /** Nothing that could be a reference, such as url(…). */
    private static final Pattern COLOUR = Pattern.compile(
            "#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-zA-Z]{3,20}|rgb\\(\\s*\\d{1,3}\\s*(?:,\\s*\\d{1,3}\\s*){2}\\)");

    static Ink of(Element di) {
        String stroke = colour(di.attribute(STANDARD, "border-color"))
                .or(() -> colour(di.attribute(BPMN_IO, "stroke")))
                .orElse(BLACK);
        String fill = colour(di.attribute(STANDARD, "background-color"))
                .or(() -> colour(di.attribute(BPMN_IO, "fill")))
                .orElse(WHITE);
        String text = di.child(Namespaces.BPMN_DIAGRAM, "BPMNLabel")
                .flatMap(label -> colour(label.attribute(STANDARD, "color")))
                .orElse(stroke);
        return new Ink(stroke, fill, text, 2);
    }

    private static Optional<String> colour(@Nullable String given) {
        return Optional.ofNullable(given)
                .map(String::strip)
                .filter(colour -> COLOUR.matcher(colour).matches());
    }

    Ink wide(double lineWidth) {
        return new Ink(stroke, fill, text, lineWidth);
    }

    Ink filledWith(String colour) {
        return new Ink(stroke, colour, text, width);
    }

    /** Lines only. */
    Ink hollow() {
        return filledWith("none");
    }

    /** Surfaces in the colour of the lines. */
    Ink solid() {
        return filledWith(stroke);
    }

    /** Lines in the colour of the surface, on what is solid. */
    Ink inverse() {
        return new Ink(fill, stroke, text, width);
    }
}
