package io.millrace.platform.engine.check;

/** What a form has to hold to, beside what its FEEL has to ({@link FeelRule}). */
enum FormRule implements Rule {
    FORM_TOO_LARGE(
            "A form beyond these limits is none that a person could fill in, and reading it would cost the others.",
            "Split the form: one task asks for one thing."),
    FORM_UNREADABLE(
            "What can't be read can't be checked, and two entries of one name are read differently by different readers.",
            "Open the form in the Modeler and save it again."),
    FORM_VERSION(
            "The task list shows forms for Camunda 7 up to schema version 16; of a later one it would show a part.",
            "Save the form for the execution platform Camunda Platform, with schema version 16 or lower."),
    FORM_ID(
            "A task names its form by this id.",
            "Give the form an id of letters, digits, '.', '_' and '-', such as partner-onboarding.review-hits."),
    COMPONENT_TYPE(
            "Only components that the task list has, that run no code and load nothing from elsewhere are allowed: no HTML,"
                    + " no iframe, no documents.",
            "Use text, input, choice, group or table components."),
    COMPONENT_OF_LISTS(
            "Variables of a process are plain values, and the engine takes no lists from a form: a task with such a"
                    + " component could never be completed.",
            "Ask with a radio, a select or several checkboxes, and leave lists to the record that the task is about."),
    PROPERTY_UNKNOWN(
            "A property that nobody knows here is ignored, or means something that nobody has looked at.",
            "Remove the property."),
    PROPERTY_VALUE(
            "The task list would show something else than the designer meant, or nothing at all.",
            "Give the property a value of the kind that the finding names."),
    ID_OF_COMPONENT_TWICE(
            "The task list shows no form in which two components have one id.", "Give one of the two another id."),
    FIELD_KEY(
            "A field's value becomes the process variable of this name; a name with a '.' would make an object of it.",
            "Choose a key of letters, digits and _, beginning with a letter."),
    FIELD_KEY_TWICE(
            "Of two fields with one key only one value arrives.", "Give one of the two another key, or remove it."),
    FIELD_WITHOUT_OPTIONS(
            "Nobody can choose where there is nothing to choose from.", "Add the options, each value once."),
    TEMPLATE(
            "The task list shows a template that it can't read as it stands, or as an error.",
            "Write {{variable}}, or {{#if condition}}…{{/if}}; variables are plain values, so there is nothing to loop over."),
    TEXT_WITH_MARKUP(
            "HTML in a text is one slip of a filter away from code that runs in the browser of everybody who opens the task.",
            "Write the text in Markdown; instead of < write 'less than' or &lt;."),
    TEXT_WITH_LINK(
            "A link may only lead to where the designer saw it lead, and never run code.",
            "Link to an address that begins with https:// and its host, with mailto: or with a single /."),
    IMAGE_SOURCE(
            "An image from elsewhere tells its server who opens which task, and can be swapped after the form was reviewed.",
            "Embed the image as data:image/png;base64,… (png, jpeg, gif or webp)."),
    PATTERN(
            "The browser tries a pattern in every way it can match, and on some texts the nested ones take for ever.",
            "Write the pattern without look-around, references back and repetition within repetition, with at most"
                    + " 3 open-ended repetitions.");

    private final String reason;
    private final String cure;

    FormRule(String reason, String cure) {
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
