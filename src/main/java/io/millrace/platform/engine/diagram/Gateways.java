package io.millrace.platform.engine.diagram;

/** Diamonds, and what is in them. Drawn in a square of 50, the size that tools give a gateway. */
final class Gateways {

    private static final double SIZE = 50;

    private Gateways() {}

    static void draw(Canvas canvas, Shape gateway, Ink ink) {
        Bounds bounds = gateway.bounds();
        double scale = Math.min(bounds.width(), bounds.height()) / SIZE;
        Bounds square = Bounds.around(bounds.centre(), SIZE * scale, SIZE * scale);
        canvas.at(square.x(), square.y(), scale, () -> {
            canvas.path(ink, "M25 0L50 25L25 50L0 25Z");
            marker(canvas, gateway, ink);
        });
    }

    private static void marker(Canvas canvas, Shape gateway, Ink ink) {
        switch (gateway.kind()) {
            case "exclusiveGateway" -> {
                if ("true".equals(gateway.di().attribute("isMarkerVisible"))) {
                    canvas.path(ink.wide(4), "M17.5 16L32.5 34M32.5 16L17.5 34");
                }
            }
            case "parallelGateway" -> canvas.path(ink.wide(4), "M25 13.5V36.5M13.5 25H36.5");
            case "inclusiveGateway" -> canvas.draw("circle", ink.wide(3).hollow(), "cx", 25, "cy", 25, "r", 11.5);
            case "complexGateway" -> canvas.path(ink.wide(3.5), "M25 13V37M13 25H37M17 17L33 33M33 17L17 33");
            case "eventBasedGateway" -> eventBased(canvas, gateway, ink.wide(1.3));
            default -> {
                // A gateway that the standard does not have stays empty.
            }
        }
    }

    private static void eventBased(Canvas canvas, Shape gateway, Ink ink) {
        canvas.draw("circle", ink.hollow(), "cx", 25, "cy", 25, "r", 15);
        if (!gateway.isSet("instantiate")) {
            canvas.draw("circle", ink.hollow(), "cx", 25, "cy", 25, "r", 12);
        }
        if ("Parallel".equals(gateway.element().attribute("eventGatewayType"))) {
            canvas.path(ink, "M23 17.5H27V23H32.5V27H27V32.5H23V27H17.5V23H23Z");
        } else {
            canvas.path(ink, "M25 17L32.6 22.5L29.7 31.5H20.3L17.4 22.5Z");
        }
    }
}
