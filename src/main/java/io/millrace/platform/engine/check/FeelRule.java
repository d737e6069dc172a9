package io.millrace.platform.engine.check;

/** What FEEL may say, in the cells of decisions and in the expressions of forms alike. */
enum FeelRule implements Rule {
    FEEL_UNREADABLE(
            "What the engine can't read it finds out in the middle of a case, and an incident waits for an operator."
                    + " The text is read by the engine's own parser.",
            "Correct the expression at the character that the finding names."),
    FEEL_TOO_LARGE(
            "Reading a deeply nested or very long expression takes the engine very long, and no reader follows it.",
            "Split the expression: more columns, more rules, or a decision of its own."),
    FEEL_NOT_ALLOWED(
            "Loops, functions of one's own, powers, contexts and methods of objects can run without end, take all memory"
                    + " or reach into the application; a table of plain values needs none of them.",
            "Say it with values, comparisons, intervals, lists, and, or, not, if and the functions that are allowed."),
    FEEL_FUNCTION(
            "Only functions that end quickly whatever they are given are allowed, and only those that the engine has.",
            "Use one of the functions that the finding lists, with a number of digits that is written out.");

    private final String reason;
    private final String cure;

    FeelRule(String reason, String cure) {
        this.reason = reason;
        this.cure = cure;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String cure() {
        return cure;
    }
}
