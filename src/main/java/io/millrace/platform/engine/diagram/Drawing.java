package io.millrace.platform.engine.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One plane on a canvas: what lies under what, and how it is marked. */
final class Drawing {

    /** The layer of sub-processes that show what is in them: the last one under the flows. */
    private static final int OPEN = 2;

    private final Canvas canvas;
    private final Model model;
    private final Marks marks;

    Drawing(Canvas canvas, Model model, Marks marks) {
        this.canvas = canvas;
        this.model = model;
        this.marks = marks;
    }

    void draw(Plane plane) {
        List<Shape> shapes = plane.shapes().stream()
                .sorted(Comparator.comparingInt(Drawing::layer).thenComparingInt(Shape::depth))
                .toList();
        // The path that was taken lies over those that were not.
        List<Edge> edges = plane.edges().stream()
                .sorted(Comparator.comparing(edge -> marks.of(edge.id())))
                .toList();
        shapes.stream().filter(Drawing::isGround).forEach(this::shape);
        edges.stream().filter(Edge::isSequenceFlow).forEach(this::edge);
        shapes.stream().filter(shape -> !isGround(shape)).forEach(this::shape);
        edges.stream().filter(edge -> !edge.isSequenceFlow()).forEach(this::edge);
        shapes.stream().filter(Shape::isNamedOutside).forEach(this::label);
        edges.forEach(this::label);
        shapes.forEach(this::badges);
        edges.forEach(this::badges);
    }

    private static boolean isGround(Shape shape) {
        return layer(shape) <= OPEN;
    }

    private static int layer(Shape shape) {
        return switch (shape.kind()) {
            case "participant" -> 0;
            case "lane" -> 1;
            case "boundaryEvent" -> 4;
            case "textAnnotation", "group" -> 5;
            default -> shape.open() ? OPEN : 3;
        };
    }

    private void shape(Shape shape) {
        Mark mark = marks.of(shape.id());
        String name = model.name(shape.element());
        Ink ink = mark.over(Ink.of(shape.di()));
        begin(shape.id(), shape.kind(), name, mark);
        if (shape.isActivity()) {
            Activities.draw(canvas, shape, name, ink);
        } else if (shape.isEvent()) {
            Events.draw(canvas, shape, model.trigger(shape.element()), ink);
        } else if (shape.isGateway()) {
            Gateways.draw(canvas, shape, ink);
        } else {
            Surfaces.draw(canvas, shape, model, ink);
        }
        canvas.close("g");
        canvas.cover(shape.bounds());
    }

    private void edge(Edge edge) {
        Mark mark = marks.of(edge.id());
        begin(edge.id(), edge.kind(), model.name(edge.element()), mark);
        Flows.draw(canvas, edge, model, mark.over(Ink.of(edge.di()).wide(1.5)));
        canvas.close("g");
    }

    /** Ids have a prefix: in a page the id of an element is a name in its scripts, and the model's are anybody's. */
    private void begin(String id, String kind, String name, Mark mark) {
        if (mark == Mark.NONE) {
            canvas.open("g", "id", "element-" + id, "data-element", id, "data-kind", kind);
        } else {
            canvas.open(
                    "g",
                    "id",
                    "element-" + id,
                    "data-element",
                    id,
                    "data-kind",
                    kind,
                    "data-mark",
                    mark.name().toLowerCase(Locale.ROOT));
        }
        canvas.text("title", ProcessDiagram.title(name));
        if (mark != Mark.NONE) {
            canvas.text("desc", mark.explanation());
        }
    }

    private void label(Shape shape) {
        String colour = marks.of(shape.id()).over(Ink.of(shape.di())).text();
        Labels.beside(canvas, model.name(shape.element()), shape.label(), shape.bounds(), colour);
    }

    private void label(Edge edge) {
        String colour = marks.of(edge.id()).over(Ink.of(edge.di())).text();
        Labels.along(canvas, model.name(edge.element()), edge, colour);
    }

    private void badges(Shape shape) {
        Bounds bounds = shape.bounds();
        badges(shape.id(), new Point(bounds.x(), bounds.bottom()), new Point(bounds.right(), bounds.y()));
    }

    private void badges(Edge edge) {
        badges(edge.id(), edge.middle(), edge.middle().towards(edge.end(), 20));
    }

    private void badges(String id, Point forCount, Point forIncident) {
        Mark mark = marks.of(id);
        int count = marks.count(id);
        if (count > 0) {
            String colour = mark == Mark.NONE ? Mark.WAITING.stroke() : mark.stroke();
            badge(forCount, count > 999 ? "999+" : Integer.toString(count), colour);
        }
        if (mark == Mark.FAILED) {
            badge(forIncident, "!", mark.stroke());
        }
    }

    private void badge(Point centre, String content, String colour) {
        Bounds bounds = Bounds.around(centre, Math.max(18, Lettering.width(content, 12) + 11), 18);
        canvas.draw(
                "rect",
                new Ink(Ink.WHITE, colour, Ink.WHITE, 1.5),
                "x",
                bounds.x(),
                "y",
                bounds.y(),
                "width",
                bounds.width(),
                "height",
                bounds.height(),
                "rx",
                9);
        canvas.text(
                "text",
                content,
                "x",
                centre.x(),
                "y",
                centre.y() + 4.2,
                "font-size",
                12,
                "font-weight",
                "bold",
                "text-anchor",
                "middle",
                "fill",
                Ink.WHITE);
        canvas.cover(bounds);
    }
}
