package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection in the diagram.
 *
 * @param di what the diagram says of it
 * @param way at least two points, none twice in turn
 * @param label where its name stands, null where the diagram does not say so
 */
record Edge(
        Element element,
        String id,
        Element di,
        List<Point> way,
        @Nullable Bounds label) {

    String kind() {
        return element.localName();
    }

    boolean isSequenceFlow() {
        return kind().equals("sequenceFlow");
    }

    Point start() {
        return way.get(0);
    }

    Point end() {
        return way.get(way.size() - 1);
    }

    /** The middle of its middle part. */
    Point middle() {
        Point before = way.get(way.size() / 2 - (way.size() % 2 == 0 ? 1 : 0));
        Point after = way.get(way.size() / 2 + (way.size() % 2 == 0 ? 0 : 1));
        return before.towards(after, before.distance(after) / 2);
    }

    boolean isLevelInTheMiddle() {
        Point before = way.get(way.size() / 2 - (way.size() % 2 == 0 ? 1 : 0));
        Point middle = middle();
        return Math.abs(before.x() - middle.x()) >= Math.abs(before.y() - middle.y());
    }
}
