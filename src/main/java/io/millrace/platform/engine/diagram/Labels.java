package io.millrace.platform.engine.diagram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names, in lines. */
final class Labels {

    /** What tools give a name beside its element. */
    private static final double COLUMN = 90;

    private static final int MAX_LINES = 8;
    private static final double GAP = 7;

    private Labels() {}

    /** The name of an event or a gateway: where the diagram says, or else below. */
    static void beside(Canvas canvas, String name, @Nullable Bounds label, Bounds element, String colour) {
        Bounds place = label == null ? Bounds.around(below(element), COLUMN, 0) : label;
        outside(canvas, name, place, colour);
    }

    /** The name of a flow: where the diagram says, or else at its middle. */
    static void along(Canvas canvas, String name, Edge edge, String colour) {
        Bounds label = edge.label();
        if (label == null) {
            Lettering lettering = Lettering.wrap(name, COLUMN, MAX_LINES, Lettering.SMALL);
            Point middle = edge.middle();
            Point centre = edge.isLevelInTheMiddle()
                    ? new Point(middle.x(), middle.y() - lettering.height() / 2 - 4)
                    : new Point(middle.x() + lettering.width() / 2 + 6, middle.y());
            label = Bounds.around(centre, COLUMN, lettering.height());
        }
        outside(canvas, name, label, colour);
    }

    private static Point below(Bounds element) {
        return new Point(element.centre().x(), element.bottom() + GAP);
    }

    private static void outside(Canvas canvas, String name, Bounds place, String colour) {
        // Widths are estimates: a name that was one line for its designer stays so, and a long word may need more room.
        double width = place.width() + 4;
        Lettering lettering = Lettering.wrap(name, width, MAX_LINES, Lettering.SMALL);
        double longest = Arrays.stream(name.split("\\s+"))
                .limit(100)
                .mapToDouble(word -> Lettering.width(Lettering.cut(word, 40), Lettering.SMALL))
                .max()
                .orElse(0);
        if (longest > width) {
            lettering = Lettering.wrap(name, Math.max(width, Math.min(longest, COLUMN)), MAX_LINES, Lettering.SMALL);
        }
        centred(canvas, lettering, place.centre().x(), place.y(), colour);
    }

    static void centred(Canvas canvas, Lettering lettering, double x, double top, String colour) {
        write(canvas, lettering, new Point(x, top), "middle", colour);
        canvas.cover(new Bounds(x - lettering.width() / 2, top, lettering.width(), lettering.height()));
    }

    static void leftAligned(Canvas canvas, Lettering lettering, Point corner, String colour) {
        write(canvas, lettering, corner, "start", colour);
        canvas.cover(new Bounds(corner.x(), corner.y(), lettering.width(), lettering.height()));
    }

    /** From the bottom up, as pools are named. */
    static void upright(Canvas canvas, Lettering lettering, Point centre, String colour) {
        canvas.open(
                "g", "transform", "rotate(-90 %s %s)".formatted(Canvas.number(centre.x()), Canvas.number(centre.y())));
        write(canvas, lettering, new Point(centre.x(), centre.y() - lettering.height() / 2), "middle", colour);
        canvas.close("g");
    }

    private static void write(Canvas canvas, Lettering lettering, Point start, String anchor, String colour) {
        if (lettering.lines().isEmpty()) {
            return;
        }
        canvas.open("text", "font-size", lettering.size(), "text-anchor", anchor, "fill", colour);
        // Letters stand on a line that is about four fifths down.
        double baseline = start.y() + lettering.lineHeight() * 0.5 + lettering.size() * 0.35;
        for (String line : lettering.lines()) {
            canvas.text("tspan", line, "x", start.x(), "y", baseline);
            baseline += lettering.lineHeight();
        }
        canvas.close("text");
    }
}
