package io.millrace.platform.engine.diagram;

import java.util.ArrayList;
import java.util.List;

/** Lines between elements, and what is at their ends. */
final class Flows {

    private static final double ROUNDED = 6;

    private Flows() {}

    static void draw(Canvas canvas, Edge edge, Model model, Ink ink) {
        switch (edge.kind()) {
            case "sequenceFlow" -> sequence(canvas, edge, model, ink);
            case "messageFlow" -> {
                line(canvas, edge.way(), ink.wide(ink.width() - 0.5), "8 5");
                canvas.draw(
                        "circle",
                        ink.wide(1.5).filledWith(Ink.WHITE),
                        "cx",
                        edge.start().x(),
                        "cy",
                        edge.start().y(),
                        "r",
                        3.5);
                head(canvas, edge, ink.wide(1.5).filledWith(Ink.WHITE));
            }
            case "association" -> {
                line(canvas, edge.way(), ink, "0.5 4.5");
                String direction = String.valueOf(edge.element().attribute("associationDirection"));
                if (direction.equals("One") || direction.equals("Both")) {
                    openHead(canvas, edge.way().get(edge.way().size() - 2), edge.end(), ink);
                }
                if (direction.equals("Both")) {
                    openHead(canvas, edge.way().get(1), edge.start(), ink);
                }
            }
            case "dataInputAssociation", "dataOutputAssociation" -> {
                line(canvas, edge.way(), ink, "0.5 4.5");
                openHead(canvas, edge.way().get(edge.way().size() - 2), edge.end(), ink);
            }
            default -> line(canvas, edge.way(), ink, "none");
        }
    }

    private static void sequence(Canvas canvas, Edge edge, Model model, Ink ink) {
        Point end = edge.end();
        Point before = edge.way().get(edge.way().size() - 2);
        List<Point> shortened = new ArrayList<>(edge.way());
        // The line would be wider than the tip of its arrow.
        shortened.set(shortened.size() - 1, end.towards(before, Math.min(5, end.distance(before) / 2)));
        line(canvas, shortened, ink, "none");
        head(canvas, edge, ink.solid().wide(1));
        Point start = edge.start();
        Point next = edge.way().get(1);
        if (model.isDefault(edge.element())) {
            canvas.path(ink.hollow(), "M" + at(start.beside(next, 7, 5.5)) + "L" + at(start.beside(next, 13, -5.5)));
        } else if (model.isConditional(edge.element())) {
            canvas.path(
                    ink.wide(1.5).filledWith(Ink.WHITE),
                    "M" + at(start) + "L" + at(start.beside(next, 9, 5)) + "L" + at(start.towards(next, 18)) + "L"
                            + at(start.beside(next, 9, -5)) + "Z");
        }
    }

    private static void line(Canvas canvas, List<Point> way, Ink ink, String dashes) {
        var path = new StringBuilder("M").append(at(way.get(0)));
        for (int i = 1; i < way.size() - 1; i++) {
            Point corner = way.get(i);
            Point before = way.get(i - 1);
            Point after = way.get(i + 1);
            path.append('L')
                    .append(at(corner.towards(before, Math.min(ROUNDED, corner.distance(before) / 2))))
                    .append('Q')
                    .append(at(corner))
                    .append(' ')
                    .append(at(corner.towards(after, Math.min(ROUNDED, corner.distance(after) / 2))));
        }
        path.append('L').append(at(way.get(way.size() - 1)));
        canvas.path(ink.hollow(), path.toString(), "stroke-dasharray", dashes, "stroke-linecap", "round");
        way.forEach(point -> canvas.cover(Bounds.around(point, 12, 12)));
    }

    private static void head(Canvas canvas, Edge edge, Ink ink) {
        Point end = edge.end();
        Point before = edge.way().get(edge.way().size() - 2);
        double size = ink.fill().equals(Ink.WHITE) ? 9 : 11;
        canvas.path(
                ink,
                "M" + at(end) + "L" + at(end.beside(before, size, size * 0.42)) + "L"
                        + at(end.beside(before, size, -size * 0.42)) + "Z");
    }

    private static void openHead(Canvas canvas, Point before, Point end, Ink ink) {
        canvas.path(
                ink.hollow().wide(1.5),
                "M" + at(end.beside(before, 9, 5)) + "L" + at(end) + "L" + at(end.beside(before, 9, -5)));
    }

    private static String at(Point point) {
        return Canvas.number(point.x()) + " " + Canvas.number(point.y());
    }
}
