package io.millrace.platform.engine.check;

/** What may stand in a process. */
enum VocabularyRule implements Rule {
    SCRIPT(
            "A script is code that nobody here has reviewed, so scripts don't run, in whatever language and place.",
            "Use a service task that the application offers, or an expression that compares variables."),
    JAVA_CLASS(
            "A class named in a model would run with all rights of the application.",
            "Name a service task instead: camunda:delegateExpression=\"${activatePartner}\"."),
    CALLED_CODE(
            "An expression that does the work of a task, or passes variables on, is code outside review.",
            "Use a service task that the application offers, and pass variables one by one."),
    NOT_A_SERVICE_TASK(
            "What a task calls is named, not computed: else nobody could say beforehand what a model does.",
            "Write the service task's name alone, as in ${activatePartner}."),
    KIND_OF_TASK(
            "A task calls one of the application's service tasks or waits for an external worker; mail, shell and the like"
                    + " would reach out of the transaction, or out of the application.",
            "Give the task either camunda:delegateExpression, or camunda:type=\"external\" with a camunda:topic."),
    CONNECTOR(
            "A connector would call addresses of the model's choice in the middle of a transaction.",
            "Use an external task, or a service task that the application offers."),
    LISTENER(
            "What has to happen at every task is attached by the application; a model's own listeners could run anything.",
            "Draw the work as a service task before or after the element."),
    FIELD("Fields are set on a class by its inner names.", "Pass values as input parameters: they become variables."),
    EXTERNAL_RESOURCE(
            "A model stands for itself: it fetches no file and no address, neither when it is read nor when it runs.",
            "Remove the reference; what belongs to the model is part of its file."),
    FORM(
            "Forms are files of their own that are checked as well; embedded and generated forms bring HTML and code along.",
            "Design the form in the Modeler and name it by camunda:formRef."),
    FOREIGN_TENANT(
            "Which organization a called process or decision belongs to is not the model's choice.",
            "Remove the attribute: the organization's own model is taken, else the shared one."),
    CASE_MODEL("Cases (CMMN) are not run here.", "Call a process instead."),
    NAMED_PERSON(
            "People come and go, and hold several jobs: a task is offered to a capability, and a role gives it to people.",
            "Offer the task with camunda:candidateGroups to a capability."),
    UNKNOWN_ELEMENT(
            "Only what the application knows to be safe and supported stands in a model.",
            "Remove the element, or draw what it stands for with the elements that the Modeler offers for Camunda 7."),
    UNKNOWN_ATTRIBUTE(
            "Only what the application knows to be safe and supported stands in a model.",
            "Remove the attribute; if it came from another tool, open and save the model in the Camunda Modeler."),
    EXPRESSION(
            "Expressions compare variables and ask plain values; whatever else they could reach is code.",
            "Compare variables, or let a service task compute the value and leave it in a variable."),
    EXPRESSION_OUT_OF_PLACE(
            "Here the value has to be known before the process runs, so that it can be checked.",
            "Write the value itself; without an expression in mind, leave out ${ and #{."),
    LANGUAGE_OF_EXPRESSION(
            "Expressions have one language; another one would be a script.",
            "Leave xsi:type at bpmn:tFormalExpression."),
    NOT_EXECUTABLE(
            "A file stands for one process that runs; what is left open here, the engine would decide differently from"
                    + " one time to the next.",
            "Say isExecutable=\"true\" for the process that runs, and \"false\" for those only drawn beside it."),
    SEVERAL_EXECUTABLE(
            "One file, one process: they have their versions apart from each other.",
            "Keep each process in a file of its own."),
    ID_MISSING("Findings, history and tests know an element by its id.", "Give the element an id."),
    ID_TWICE("Two elements of one id can't be told apart.", "Give each element an id of its own.");

    private final String reason;
    private final String cure;

    VocabularyRule(String reason, String cure) {
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
