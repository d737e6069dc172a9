package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.ArrayList;
import java.util.List;

/** Tasks, calls of other processes, and sub-processes with what they hold. */
final class Activities {

    private static final double ROUNDED = 10;
    private static final double PADDING = 6;
    private static final double ICON = 16;
    private static final double MARKER = 14;

    private Activities() {}

    static void draw(Canvas canvas, Shape activity, String name, Ink ink) {
        frame(canvas, activity, ink);
        Bounds bounds = activity.bounds();
        boolean icon = TaskIcons.draw(canvas, activity, new Point(bounds.x() + 5, bounds.y() + 5), ink);
        List<String> markers = markers(activity);
        double left = bounds.centre().x() - markers.size() * (MARKER + 3) / 2 + 1.5;
        for (int i = 0; i < markers.size(); i++) {
            String marker = markers.get(i);
            canvas.at(left + i * (MARKER + 3), bounds.bottom() - MARKER - 4, 1, () -> marker(canvas, marker, ink));
        }
        name(canvas, activity, name, icon, !markers.isEmpty(), ink);
    }

    private static void frame(Canvas canvas, Shape activity, Ink ink) {
        // What is open must not be tinted all over by a mark, or what is in it would no longer stand out.
        Ink own = activity.open() && !ink.fill().equals(Ink.of(activity.di()).fill())
                ? ink.filledWith(Ink.of(activity.di()).fill())
                : ink;
        double width = activity.kind().equals("callActivity") ? own.width() + 3 : own.width();
        boolean event = activity.isSet("triggeredByEvent");
        rectangle(canvas, activity.bounds(), ROUNDED, own.wide(width), event ? "1 5" : "none");
        if (activity.kind().equals("transaction")) {
            rectangle(
                    canvas,
                    activity.bounds().shrunk(4),
                    ROUNDED - 3,
                    own.wide(1.5).hollow(),
                    "none");
        }
    }

    private static void rectangle(Canvas canvas, Bounds bounds, double rounded, Ink ink, String dashes) {
        canvas.draw(
                "rect",
                ink,
                "x",
                bounds.x(),
                "y",
                bounds.y(),
                "width",
                bounds.width(),
                "height",
                bounds.height(),
                "rx",
                rounded,
                "stroke-dasharray",
                dashes,
                "stroke-linecap",
                "round");
    }

    private static void name(Canvas canvas, Shape activity, String name, boolean icon, boolean markers, Ink ink) {
        Bounds bounds = activity.bounds();
        double width = Math.max(10, bounds.width() - 2 * PADDING);
        if (activity.open()) {
            Lettering lettering = Lettering.fit(name, width, Math.min(bounds.height(), 45));
            Labels.centred(canvas, lettering, bounds.centre().x(), bounds.y() + PADDING, ink.text());
            return;
        }
        double bottom = bounds.bottom() - (markers ? MARKER + 5 : PADDING - 2);
        double belowIcon = bounds.y() + (icon ? 5 + ICON : PADDING - 2);
        Lettering lettering = Lettering.fit(name, width, Math.max(10, bottom - belowIcon));
        double middle = bounds.centre().y() - lettering.height() / 2;
        double top = Math.max(belowIcon, Math.min(middle, bottom - lettering.height()));
        Labels.centred(canvas, lettering, bounds.centre().x(), top, ink.text());
    }

    private static List<String> markers(Shape activity) {
        List<String> markers = new ArrayList<>();
        activity.element()
                .child(Namespaces.BPMN, "multiInstanceLoopCharacteristics")
                .ifPresent(loop -> markers.add(isSequential(loop) ? "sequential" : "parallel"));
        if (activity.has("standardLoopCharacteristics")) {
            markers.add("loop");
        }
        if (activity.isSet("isForCompensation")) {
            markers.add("compensation");
        }
        if (activity.kind().equals("callActivity") || (activity.isSubProcess() && !activity.open())) {
            markers.add("closed");
        }
        if (activity.kind().equals("adHocSubProcess")) {
            markers.add("adHoc");
        }
        return markers;
    }

    private static boolean isSequential(Element loop) {
        return "true".equals(loop.attribute("isSequential"));
    }

    /** In a square of 14. */
    private static void marker(Canvas canvas, String marker, Ink ink) {
        switch (marker) {
            case "sequential" -> canvas.path(ink.wide(2), "M1 3H13M1 7H13M1 11H13");
            case "parallel" -> canvas.path(ink.wide(2), "M3 1V13M7 1V13M11 1V13");
            case "loop" -> canvas.path(ink.wide(1.5).hollow(), "M4.4 12.2A5.4 5.4 0 1 1 9.3 12.3M4.6 8.6V12.4H0.9");
            case "compensation" -> canvas.path(ink.wide(1.3), "M7 2V12L1 7ZM13 2V12L7 7Z");
            case "closed" -> canvas.path(ink.wide(1.5), "M0 0H14V14H0ZM7 3V11M3 7H11");
            default -> canvas.path(ink.wide(2).hollow(), "M1 9C2.5 3.5 5 4.5 7 7S11.5 10.5 13 5");
        }
    }
}
