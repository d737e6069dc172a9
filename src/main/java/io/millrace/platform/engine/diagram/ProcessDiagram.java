package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import io.millrace.platform.engine.check.ElementReader;
import java.util.List;

/**
 * Draws a model's diagram as SVG that stands for itself: without scripts, styles, fonts or anything else to load, so
 * that it may be shown in a page under a strict content security policy, in a mail or alone.
 *
 * <p>Each element is a group with {@code data-element}, its id, {@code data-kind}, e.g. {@code userTask}, and where it
 * is marked {@code data-mark}: {@code taken}, {@code waiting} or {@code failed}. The same input gives the same text.
 */
public final class ProcessDiagram {

    private static final double MARGIN = 10;
    private static final double BETWEEN_PLANES = 50;
    private static final int MAX_TITLE = 200;

    private ProcessDiagram() {}

    /**
     * The picture of a model. Sub-processes that are closed there and have a diagram of their own follow below it.
     *
     * @param bpmn what designers deployed; of a file that is broken or has no diagram the picture says so
     * @return well-formed XML in which every name is text and never markup
     */
    public static String svg(byte[] bpmn, Marks marks) {
        Element definitions;
        try {
            definitions = ElementReader.read(bpmn);
        } catch (ElementReader.Unreadable e) {
            return notice("", "This file can't be read as a model.");
        }
        var model = new Model(definitions);
        List<Plane> planes = Plane.of(model);
        if (planes.isEmpty()) {
            return notice(model.title(), "This model has no diagram.");
        }
        var content = new Canvas();
        for (Plane plane : planes) {
            var canvas = new Canvas();
            new Drawing(canvas, model, marks).draw(plane);
            below(content, plane, canvas);
        }
        return document(content, model.title());
    }

    /** A name as the tip that a browser shows, in one line. */
    static String title(String name) {
        return Lettering.cut(name.replaceAll("\\s+", " ").strip(), MAX_TITLE);
    }

    private static void below(Canvas content, Plane plane, Canvas drawn) {
        Bounds above = content.extent();
        Bounds own = drawn.extent();
        if (own == null) {
            return;
        }
        if (above == null) {
            content.paste(drawn);
            content.cover(own);
            return;
        }
        double top = above.bottom() + BETWEEN_PLANES;
        Lettering heading = Lettering.wrap(plane.heading(), 600, 2, Lettering.NORMAL + 2);
        Labels.leftAligned(content, heading, new Point(above.x(), top), Ink.BLACK);
        top += heading.height() + MARGIN;
        content.at(above.x() - own.x(), top - own.y(), 1, () -> content.paste(drawn));
        content.cover(new Bounds(above.x(), top, own.width(), own.height()));
    }

    private static String notice(String title, String notice) {
        var canvas = new Canvas();
        String name = title(title);
        Lettering lettering = Lettering.wrap(name.isEmpty() ? notice : name + "\n" + notice, 460, 6, Lettering.NORMAL);
        Labels.leftAligned(canvas, lettering, new Point(0, 0), Ink.BLACK);
        return document(canvas, name.isEmpty() ? notice : name);
    }

    private static String document(Canvas content, String title) {
        Bounds extent = content.extent();
        Bounds seen = extent == null ? new Bounds(0, 0, 1, 1) : extent;
        double x = Math.floor(seen.x() - MARGIN);
        double y = Math.floor(seen.y() - MARGIN);
        double width = Math.ceil(seen.right() + MARGIN) - x;
        double height = Math.ceil(seen.bottom() + MARGIN) - y;
        var document = new Canvas();
        document.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "%s %s %s %s"
                        .formatted(Canvas.number(x), Canvas.number(y), Canvas.number(width), Canvas.number(height)),
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "font-family",
                "Arial, Helvetica, sans-serif");
        document.text("title", title(title));
        document.draw("rect", "x", x, "y", y, "width", width, "height", height, "fill", Ink.WHITE);
        document.paste(content);
        document.close("svg");
        return document.toString();
    }
}
