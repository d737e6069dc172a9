package io.millrace.platform.engine.check;

/** What holds for the variables of a process on every way through it. */
enum FlowRule implements Rule {
    NEVER_SET(
            Severity.ERROR,
            "A variable that nothing sets is a slip of the pen, or a step that is missing; the process would stop where"
                    + " it is read.",
            "Correct the name, declare the variable as an input of the process (property input.<name>), or let an earlier"
                    + " step set it."),
    OPTIONAL_NEVER_SET(
            Severity.WARNING,
            "A task that can do without a variable does so without a word when its name is misspelt.",
            "Correct the name, or let a step set it; declare it as an optional input of the process where it is meant to"
                    + " be absent."),
    NOT_SET_ON_EVERY_PATH(
            Severity.ERROR,
            "Tests tend to take the path on which all is well; on the other one the process would stop where the variable"
                    + " is read.",
            "Let something on that path set the variable, or lead the path elsewhere."),
    WRONG_TYPE(
            Severity.ERROR,
            "A task takes a variable only in the type that it declares; anything else stops the process there.",
            "Use a variable of that type, or another name for one of the two."),
    MAY_BE_EMPTY(
            Severity.WARNING,
            "What may be left empty, will be; a task that needs a value stops the process then.",
            "Make sure of a value before: a required field, or a gateway that takes another way without it."),
    CALL_INPUT_MISSING(
            Severity.ERROR, "A called process sees only what it is handed.", "Add an in mapping for the input."),
    CALL_INPUT_UNKNOWN(
            Severity.WARNING,
            "What a called process doesn't declare, it most likely doesn't read: a slip of the pen, or a leftover.",
            "Correct the name, remove the mapping, or declare the input in the called process."),
    CALL_OUTPUT_UNKNOWN(
            Severity.ERROR,
            "What a called process never sets comes back empty.",
            "Correct the name, or remove the mapping."),
    CALL_WITHOUT_BUSINESS_KEY(
            Severity.ERROR,
            "The business key is the id of what a process is about; a called process doesn't inherit it.",
            "Add an in mapping with a business key."),
    MISSING_DEFAULT_FLOW(
            Severity.WARNING,
            "Where none of the conditions holds, the process stops with an error. That may be right, but should be meant.",
            "Make one flow the default, or say with the property otherwise = stop that anything else has to stop with an"
                    + " error.");

    private final Severity severity;
    private final String reason;
    private final String cure;

    FlowRule(Severity severity, String reason, String cure) {
        this.severity = severity;
        this.reason = reason;
        this.cure = cure;
    }

    @Override
    public Severity severity() {
        return severity;
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
