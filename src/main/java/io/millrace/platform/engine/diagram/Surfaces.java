package io.millrace.platform.engine.diagram;

import java.util.Arrays;
import java.util.Locale;

/** What is neither an activity nor an event nor a gateway: pools and lanes, data, annotations, groups. */
final class Surfaces {

    private static final double STRIP = 30;

    private Surfaces() {}

    static void draw(Canvas canvas, Shape shape, Model model, Ink ink) {
        String name = model.name(shape.element());
        switch (shape.kind()) {
            case "participant" -> pool(canvas, shape, name, ink);
            case "lane" -> {
                rectangle(canvas, shape.bounds(), ink.wide(ink.width() - 0.5));
                strip(canvas, shape, name, ink);
            }
            case "dataStoreReference", "dataStore" -> store(canvas, shape.bounds(), ink);
            case "dataObjectReference", "dataObject", "dataInput", "dataOutput" ->
                data(canvas, shape, model.isCollection(shape.element()), ink);
            case "textAnnotation" -> annotation(canvas, shape.bounds(), name, ink);
            case "group" -> group(canvas, shape.bounds(), ink);
            default -> {
                rectangle(canvas, shape.bounds(), ink);
                centred(canvas, shape.bounds(), name, ink);
            }
        }
    }

    private static void pool(Canvas canvas, Shape pool, String name, Ink ink) {
        Bounds bounds = pool.bounds();
        rectangle(canvas, bounds, ink.wide(ink.width() - 0.5));
        if (pool.element().attribute("processRef") == null) {
            centred(canvas, bounds, name, ink);
        } else {
            strip(canvas, pool, name, ink);
            String end = pool.lies()
                    ? "M%1$s %2$sV%4$s".formatted(numbers(bounds.x() + STRIP, bounds.y(), 0, bounds.bottom()))
                    : "M%1$s %2$sH%3$s".formatted(numbers(bounds.x(), bounds.y() + STRIP, bounds.right(), 0));
            canvas.path(ink.hollow().wide(ink.width() - 0.5), end);
        }
        if (pool.has("participantMultiplicity")) {
            canvas.at(
                    bounds.centre().x() - 7, bounds.bottom() - 17, 1, () -> canvas.path(ink, "M3 1V13M7 1V13M11 1V13"));
        }
    }

    private static void strip(Canvas canvas, Shape pool, String name, Ink ink) {
        Bounds bounds = pool.bounds();
        if (pool.lies()) {
            Lettering lettering = Lettering.fit(name, Math.max(10, bounds.height() - 10), STRIP);
            Labels.upright(
                    canvas,
                    lettering,
                    new Point(bounds.x() + STRIP / 2, bounds.centre().y()),
                    ink.text());
        } else {
            Lettering lettering = Lettering.fit(name, Math.max(10, bounds.width() - 10), STRIP);
            double top = bounds.y() + (STRIP - lettering.height()) / 2;
            Labels.centred(canvas, lettering, bounds.centre().x(), top, ink.text());
        }
    }

    private static void centred(Canvas canvas, Bounds bounds, String name, Ink ink) {
        Lettering lettering = Lettering.fit(name, Math.max(10, bounds.width() - 10), Math.max(10, bounds.height() - 6));
        double top = bounds.centre().y() - lettering.height() / 2;
        Labels.centred(canvas, lettering, bounds.centre().x(), top, ink.text());
    }

    private static void store(Canvas canvas, Bounds bounds, Ink ink) {
        Object[] at = numbers(bounds.width(), bounds.height(), bounds.height() * 0.12, bounds.height() * 0.88);
        canvas.at(bounds.x(), bounds.y(), 1, () -> {
            canvas.path(ink, "M0 %3$sC0 -%3$s %1$s -%3$s %1$s %3$sV%4$sC%1$s %2$s 0 %2$s 0 %4$sZ".formatted(at));
            canvas.path(
                    ink.hollow().wide(1.5),
                    "M0 %1$sC0 %3$s %2$s %3$s %2$s %1$sM0 %4$sC0 %5$s %2$s %5$s %2$s %4$s"
                            .formatted(numbers(
                                    bounds.height() * 0.12,
                                    bounds.width(),
                                    bounds.height() * 0.33,
                                    bounds.height() * 0.25,
                                    bounds.height() * 0.46)));
        });
    }

    private static void data(Canvas canvas, Shape shape, boolean collection, Ink ink) {
        Bounds bounds = shape.bounds();
        double fold = Math.min(bounds.width(), bounds.height()) * 0.3;
        Object[] at = numbers(bounds.width(), bounds.height(), bounds.width() - fold, fold);
        canvas.at(bounds.x(), bounds.y(), 1, () -> {
            canvas.path(ink, "M0 0H%3$sL%1$s %4$sV%2$sH0ZM%3$s 0V%4$sH%1$s".formatted(at));
            String kind = shape.kind().toLowerCase(Locale.ROOT);
            if (kind.equals("datainput") || kind.equals("dataoutput")) {
                canvas.path(
                        kind.equals("datainput") ? ink.wide(1.3) : ink.solid().wide(1.3),
                        "M4 8H11V4.5L17 10L11 15.5V12H4Z");
            }
            if (collection) {
                canvas.at(
                        bounds.width() / 2 - 7,
                        bounds.height() - 15,
                        1,
                        () -> canvas.path(ink, "M3 3V13M7 3V13M11 3V13"));
            }
        });
    }

    private static void annotation(Canvas canvas, Bounds bounds, String text, Ink ink) {
        canvas.draw(
                "rect",
                "x",
                bounds.x(),
                "y",
                bounds.y(),
                "width",
                bounds.width(),
                "height",
                bounds.height(),
                "fill",
                ink.fill().equals(Ink.WHITE) ? "none" : ink.fill());
        canvas.path(
                ink.hollow().wide(ink.width() - 0.5),
                "M%3$s %2$sH%1$sV%4$sH%3$s"
                        .formatted(numbers(bounds.x(), bounds.y(), bounds.x() + 10, bounds.bottom())));
        Lettering lettering = Lettering.fit(text, Math.max(10, bounds.width() - 9), Math.max(12, bounds.height() - 4));
        Labels.leftAligned(canvas, lettering, new Point(bounds.x() + 6, bounds.y() + 4), ink.text());
    }

    private static void group(Canvas canvas, Bounds bounds, Ink ink) {
        canvas.draw(
                "rect",
                ink.hollow(),
                "x",
                bounds.x(),
                "y",
                bounds.y(),
                "width",
                bounds.width(),
                "height",
                bounds.height(),
                "rx",
                10,
                "stroke-dasharray",
                "10 6 1 6",
                "stroke-linecap",
                "round");
    }

    private static void rectangle(Canvas canvas, Bounds bounds, Ink ink) {
        canvas.draw("rect", ink, "x", bounds.x(), "y", bounds.y(), "width", bounds.width(), "height", bounds.height());
    }

    private static Object[] numbers(double... values) {
        return Arrays.stream(values).mapToObj(Canvas::number).toArray();
    }
}
