package io.millrace.platform.engine.diagram;

/** Circles, and what is in them. Drawn in a square of 36, the size that tools give an event. */
final class Events {

    private static final double SIZE = 36;

    private Events() {}

    static void draw(Canvas canvas, Shape event, String trigger, Ink ink) {
        Bounds bounds = event.bounds();
        double scale = Math.min(bounds.width(), bounds.height()) / SIZE;
        Bounds square = Bounds.around(bounds.centre(), SIZE * scale, SIZE * scale);
        canvas.at(square.x(), square.y(), scale, () -> {
            boolean ends = event.kind().equals("endEvent");
            boolean begins = event.kind().equals("startEvent");
            boolean goesOn = "false".equals(event.element().attribute(begins ? "isInterrupting" : "cancelActivity"));
            String dashes = goesOn ? "5 3" : "none";
            double width = ends ? ink.width() + 2 : Math.max(1.5, ink.width() - 0.5);
            circle(canvas, ends ? 16 : 17, ink.wide(width), dashes);
            if (!ends && !begins) {
                circle(canvas, 13.5, ink.wide(Math.min(width, 2)).hollow(), dashes);
            }
            boolean thrown = ends || event.kind().equals("intermediateThrowEvent");
            trigger(canvas, trigger, thrown, ink.wide(1.3));
        });
    }

    private static void circle(Canvas canvas, double radius, Ink ink, String dashes) {
        canvas.draw("circle", ink, "cx", 18, "cy", 18, "r", radius, "stroke-dasharray", dashes);
    }

    private static void trigger(Canvas canvas, String trigger, boolean thrown, Ink ink) {
        Ink filled = thrown ? ink.solid() : ink;
        switch (trigger) {
            case "message" -> {
                canvas.path(filled, "M10 13H26V23.5H10Z");
                canvas.path((thrown ? ink.inverse() : ink).hollow(), "M10 13.3L18 19L26 13.3");
            }
            case "timer" -> {
                canvas.draw("circle", ink, "cx", 18, "cy", 18, "r", 10);
                canvas.path(ink, "M18 8V10.5M18 25.5V28M8 18H10.5M25.5 18H28M18 11.5V18L22 20");
            }
            case "error" -> canvas.path(filled, "M10.5 26L14.5 11L20.5 18.5L25.5 9.5L21.5 25L15.5 17.5Z");
            case "escalation" -> canvas.path(filled, "M18 9L24 26L18 19.5L12 26Z");
            case "signal" -> canvas.path(filled, "M18 9L26.5 24H9.5Z");
            case "terminate" -> canvas.draw("circle", ink.solid(), "cx", 18, "cy", 18, "r", 9.5);
            case "conditional" -> canvas.path(ink, "M11.5 9.5H24.5V26.5H11.5ZM14 13.5H22M14 18H22M14 22.5H22");
            case "link" -> canvas.path(filled, "M9.5 15H18.5V10.5L27 18L18.5 25.5V21H9.5Z");
            case "compensate" -> canvas.path(filled, "M17 12.5V23.5L9 18ZM25.5 12.5V23.5L17.5 18Z");
            case "cancel" ->
                canvas.path(
                        filled,
                        "M10.5 13L13 10.5L18 15.5L23 10.5L25.5 13L20.5 18L25.5 23L23 25.5L18 20.5L13 25.5L10.5 23L15.5"
                                + " 18Z");
            case "multiple" -> canvas.path(filled, "M18 9L27 15.6L23.6 26H12.4L9 15.6Z");
            case "parallelMultiple" ->
                canvas.path(filled, "M15.5 9.5H20.5V15.5H26.5V20.5H20.5V26.5H15.5V20.5H9.5V15.5H15.5Z");
            default -> {
                // None, or one that the standard does not have.
            }
        }
    }
}
