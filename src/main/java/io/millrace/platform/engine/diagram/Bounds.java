package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.Optional;

/** A rectangle in the diagram. */
record Bounds(double x, double y, double width, double height) {

    /** The bounds written in an element; none where they are missing or can't be drawn. */
    static Optional<Bounds> in(Element element) {
        return element.child(Namespaces.DIAGRAM_COMMON, "Bounds").flatMap(bounds -> {
            double width = Point.number(bounds.attribute("width"));
            double height = Point.number(bounds.attribute("height"));
            return width > 0 && height > 0
                    ? Point.of(bounds).map(corner -> new Bounds(corner.x(), corner.y(), width, height))
                    : Optional.empty();
        });
    }

    static Bounds around(Point centre, double width, double height) {
        return new Bounds(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    Bounds shrunk(double by) {
        return new Bounds(x + by, y + by, Math.max(1, width - 2 * by), Math.max(1, height - 2 * by));
    }

    Bounds union(Bounds other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Bounds(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
