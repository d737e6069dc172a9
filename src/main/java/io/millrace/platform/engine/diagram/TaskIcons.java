package io.millrace.platform.engine.diagram;

/** What kind of task it is, as a sign in its corner. Drawn in a square of 16. */
final class TaskIcons {

    private static final String GEAR = gear(5.7, 4.2);

    private TaskIcons() {}

    /** @return whether the kind of activity has a sign */
    static boolean draw(Canvas canvas, Shape activity, Point corner, Ink ink) {
        Ink thin = ink.wide(1.2);
        Runnable icon =
                switch (activity.kind()) {
                    case "userTask" -> () -> user(canvas, thin);
                    case "serviceTask" -> () -> service(canvas, ink.wide(1));
                    case "businessRuleTask" -> () -> table(canvas, thin);
                    case "sendTask" ->
                        () -> {
                            canvas.path(thin.solid(), "M0.5 2.5H15.5V12.5H0.5Z");
                            canvas.path(thin.inverse().hollow(), "M0.5 3L8 8.5L15.5 3");
                        };
                    case "receiveTask" -> () -> receive(canvas, activity, thin);
                    case "manualTask" -> () -> canvas.path(thin, hand());
                    case "scriptTask" -> () -> script(canvas, thin);
                    default -> null;
                };
        if (icon == null) {
            return false;
        }
        canvas.at(corner.x(), corner.y(), 1, icon);
        return true;
    }

    private static void user(Canvas canvas, Ink ink) {
        canvas.path(ink, "M1.5 15V12.5C1.5 9.5 4.5 8.5 8 8.5S14.5 9.5 14.5 12.5V15Z");
        canvas.path(ink.hollow(), "M4.7 15V12.3M11.3 15V12.3");
        canvas.draw("circle", ink, "cx", 8, "cy", 4.8, "r", 3.8);
        canvas.path(
                ink.solid().wide(0.5),
                "M4.3 4.2C4.3 1.8 6 0.8 8 0.8S11.7 1.8 11.7 4.2C9.8 4.6 8.3 4 7.4 3C6.6 4 5.5 4.4 4.3 4.2Z");
    }

    private static void service(Canvas canvas, Ink ink) {
        canvas.at(5.7, 5.7, 1, () -> wheel(canvas, ink));
        canvas.at(11.3, 11.3, 1, () -> wheel(canvas, ink));
    }

    private static void wheel(Canvas canvas, Ink ink) {
        canvas.path(ink, GEAR);
        canvas.draw("circle", ink, "cx", 0, "cy", 0, "r", 2);
    }

    private static void table(Canvas canvas, Ink ink) {
        canvas.path(ink, "M0.5 2H15.5V14H0.5Z");
        canvas.path(ink.solid(), "M0.5 2H15.5V5.5H0.5Z");
        canvas.path(ink.hollow(), "M0.5 9.8H15.5M5 5.5V14");
    }

    private static void receive(Canvas canvas, Shape task, Ink ink) {
        if (task.isSet("instantiate")) {
            canvas.draw("circle", ink, "cx", 8, "cy", 8, "r", 8);
            canvas.path(ink, "M3 5H13V11.5H3ZL8 8.8L13 5");
        } else {
            canvas.path(ink, "M0.5 2.5H15.5V12.5H0.5ZL8 8.5L15.5 2.5");
        }
    }

    private static String hand() {
        return "M0.8 8.5C1.8 5.2 4 3.4 6 3H9.2C10.4 3.2 10.4 4.7 9.2 4.9L7.4 5.3H14.2C15.5 5.4 15.5 7.1 14.2 7.2H9.5H14.8"
                + "C16 7.3 16 9 14.8 9.1H9.5H14.2C15.4 9.2 15.4 10.9 14.2 11H9.5H13C14.2 11.1 14.2 12.8 13 12.9H6"
                + "C4 12.9 2.2 12.2 0.8 11Z";
    }

    private static void script(Canvas canvas, Ink ink) {
        canvas.path(
                ink,
                "M5.5 1H15C11.5 3.8 10.8 5.5 12.8 8C14.8 10.5 13.5 12.8 10.5 15H1C4.5 12.2 5.2 10.5 3.2 8C1.2 5.5 2.5 3.2 5.5 1Z");
        canvas.path(ink.hollow(), "M5.2 4H10.6M4.6 6.5H9.8M6.4 9.2H11.6M5.6 12H10.8");
    }

    /** A wheel with eight teeth around the origin. */
    private static String gear(double outer, double inner) {
        var path = new StringBuilder();
        for (int tooth = 0; tooth < 8; tooth++) {
            double angle = tooth * Math.PI / 4;
            path.append(corner(inner, angle - 0.3, tooth == 0 ? "M" : "L"))
                    .append(corner(outer, angle - 0.19, "L"))
                    .append(corner(outer, angle + 0.19, "L"))
                    .append(corner(inner, angle + 0.3, "L"));
        }
        return path.append('Z').toString();
    }

    private static String corner(double radius, double angle, String command) {
        return command + Canvas.number(radius * StrictMath.cos(angle)) + " "
                + Canvas.number(radius * StrictMath.sin(angle));
    }
}
