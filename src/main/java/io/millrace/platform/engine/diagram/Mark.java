package io.millrace.platform.engine.diagram;

/** How an element stands out. Never by colour alone: lines are thicker too, and an incident has a badge. */
enum Mark {
    NONE("", "", ""),
    TAKEN("Passed", "#0b7a43", "#e3f5ea"),
    WAITING("The process is here", "#0b5cad", "#d9eafc"),
    FAILED("Stopped by an incident", "#b3261e", "#fde4e1");

    private final String explanation;
    private final String stroke;
    private final String fill;

    Mark(String explanation, String stroke, String fill) {
        this.explanation = explanation;
        this.stroke = stroke;
        this.fill = fill;
    }

    String explanation() {
        return explanation;
    }

    String stroke() {
        return stroke;
    }

    /** Instead of the designer's colours; names stay black, to be read easily. */
    Ink over(Ink ink) {
        return this == NONE ? ink : new Ink(stroke, fill, Ink.BLACK, ink.width() + 1);
    }
}
