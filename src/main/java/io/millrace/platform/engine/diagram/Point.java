package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the diagram, x to the right and y down. */
record Point(double x, double y) {

    /** Farther out than any diagram that somebody could look at. */
    private static final double FAR = 100_000;

    static Optional<Point> of(Element element) {
        double x = number(element.attribute("x"));
        double y = number(element.attribute("y"));
        return Double.isNaN(x) || Double.isNaN(y) ? Optional.empty() : Optional.of(new Point(x, y));
    }

    /** NaN for what is no number or none that can be drawn. */
    static double number(@Nullable String written) {
        try {
            double number = written == null ? Double.NaN : Double.parseDouble(written);
            return Math.abs(number) <= FAR ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    double distance(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /** The point that lies so far from here on the way to the other. */
    Point towards(Point other, double length) {
        return beside(other, length, 0);
    }

    /** The point so far on the way to the other, and so far to the right of the way. */
    Point beside(Point other, double along, double across) {
        double distance = distance(other);
        double dx = distance == 0 ? 1 : (other.x - x) / distance;
        double dy = distance == 0 ? 0 : (other.y - y) / distance;
        return new Point(x + along * dx - across * dy, y + along * dy + across * dx);
    }
}
