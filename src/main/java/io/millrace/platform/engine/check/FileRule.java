package io.millrace.platform.engine.check;

/** What every file has to hold to before anything in it is looked at. */
enum FileRule implements Rule {
    UNKNOWN_FILE(
            "Only processes (.bpmn), decisions (.dmn) and forms (.form) are deployed; whatever else an engine would"
                    + " take, scripts and archives among it, stays out.",
            "Leave the file out, or give it the ending of what it is."),
    FILE_TOO_LARGE(
            "A file beyond these limits is no model that a person could read, and reading it would cost the others.",
            "Split the model: call activities keep parts of it in files of their own."),
    DOCTYPE(
            "A DOCTYPE can make a reader fetch files and addresses, and grow without end.",
            "Remove the DOCTYPE; no modelling tool needs it."),
    MALFORMED_XML(
            "What can't be read can't be checked.",
            "Open the file in the Modeler and save it again; if it doesn't open, go back to an earlier version."),
    SAME_FILE_TWICE(
            "Two files of one name would replace each other in the deployment.", "Give each file a name of its own.");

    private final String reason;
    private final String cure;

    FileRule(String reason, String cure) {
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
