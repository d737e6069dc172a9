package io.millrace.platform.engine.check;

/** That what a process names is there, and that its elements hang together. */
enum ReferenceRule implements Rule {
    UNKNOWN_TASK(
            Severity.ERROR,
            "A service task calls what the application offers by name; another name calls nothing, and the process stops"
                    + " there.",
            "Choose the task from the templates of the Modeler, or correct its name."),
    FAILURE_WITHOUT_PATH(
            Severity.ERROR,
            "A business failure that no path waits for ends the process without a word.",
            "Put an error boundary event with this code on the task, and say where it leads."),
    ERROR_NEVER_THROWN(
            Severity.WARNING,
            "A path for a failure that can't happen is a slip of the pen, or a leftover.",
            "Correct the error's code, or remove the event."),
    TASK_FOR_NOBODY(
            Severity.ERROR,
            "A task that is offered to nobody is done by nobody.",
            "Say under candidate groups which capability does it."),
    UNKNOWN_CAPABILITY(
            Severity.ERROR,
            "A task that is offered to a capability that nobody can hold waits for ever.",
            "Choose one of the application's capabilities."),
    TASK_WITHOUT_FORM(
            Severity.ERROR,
            "Without a form people see nothing of what they are asked.",
            "Choose a Camunda form, with the binding deployment."),
    UNKNOWN_FORM(
            Severity.ERROR,
            "A form that isn't there is missed by whoever opens the task.",
            "Correct the form's id, or deploy the form together with the process."),
    FORM_BINDING(
            Severity.ERROR,
            "A form's version has to follow from the deployment, or be the newest: a fixed number means another form in"
                    + " each organization.",
            "Set the form's binding to deployment or latest."),
    TASK_WITHOUT_DUE_DATE(
            Severity.ERROR,
            "Waiting has an end: without a due date nobody is reminded, and nothing is ever late.",
            "Give the task a due date, best a variable that an earlier step works out in working time."),
    UNKNOWN_PROCESS(
            Severity.ERROR,
            "A process that calls one that isn't there stops there.",
            "Correct the called element, or deploy that process too."),
    UNKNOWN_DECISION(
            Severity.ERROR,
            "A process that asks a decision that isn't there stops there.",
            "Correct the decision's id, or deploy the decision too."),
    DANGLING_REFERENCE(
            Severity.ERROR,
            "An event that refers to nothing never happens, or can't be deployed at all.",
            "Choose the message, signal, error or escalation again in the Modeler."),
    REFERENCE_WITHOUT_NAME(
            Severity.ERROR,
            "Messages and signals find each other by name, errors and escalations by code.",
            "Give it a name, or a code where it is an error or an escalation."),
    DANGLING_FLOW(
            Severity.ERROR,
            "A flow has to lead from one element to another one in the same process or sub-process.",
            "Draw the flow again, or remove it."),
    UNREACHABLE(
            Severity.ERROR,
            "A step to which no flow leads is never taken, although the drawing says so.",
            "Lead a flow to it, or remove it."),
    DEAD_END(
            Severity.WARNING,
            "Where a path just stops, nobody can tell whether it was meant to.",
            "Lead the path on, or to an end event that names the result."),
    LOOSE_BOUNDARY_EVENT(
            Severity.ERROR,
            "An event at a border needs something to be attached to, and somewhere to go.",
            "Attach the event to an activity and draw a flow from it."),
    FLOW_WITHOUT_CONDITION(
            Severity.ERROR,
            "Where a process chooses, a flow without a condition is always taken, whatever the others say.",
            "Give the flow a condition, or make it the default flow."),
    CONDITION_NOT_AT_GATEWAY(
            Severity.WARNING,
            "A condition that is not at a gateway is hard to see, or even ignored.",
            "Put an exclusive gateway there that asks the question."),
    JOIN_NEVER_COMPLETE(
            Severity.ERROR,
            "A parallel join waits for all its flows; where only one of them is ever taken, it waits for ever.",
            "Join with an exclusive gateway, or split with a parallel one."),
    TIMER_INVALID(
            Severity.ERROR,
            "A time that can't be read stops the process where the clock would be set.",
            "Write an ISO 8601 date, duration or cycle, such as 2026-03-02T09:00:00Z, P2D or R3/PT1H, or name a variable."),
    HISTORY_TIME_TO_LIVE(
            Severity.WARNING,
            "How long records are kept is a decision; where a model doesn't make it, the application's default holds.",
            "Set the history time to live, such as P180D."),
    HISTORY_TIME_TO_LIVE_INVALID(
            Severity.ERROR, "How long records are kept has to be a number of days.", "Write it as P180D."),
    STARTABLE_WITHOUT_INPUTS(
            Severity.ERROR,
            "Tasklist would start the process without what it needs from the beginning.",
            "Switch off 'startable in Tasklist', or give the start event a form that asks for it."),
    UNREADABLE_DECLARATION(
            Severity.ERROR,
            "What a process declares of itself is what others go by.",
            "Declare a variable as String, UUID, Boolean, Integer, Long, Double or Instant, with ? where it may be absent."),
    UNKNOWN_MESSAGE(
            Severity.ERROR,
            "Variables of a message that the process never waits for are never set.",
            "Correct the message's name in the property, or remove it."),
    MISSING_NAME(
            Severity.WARNING,
            "People read these names in lists, mails and reports.",
            "Name tasks by what is done, gateways by their question, ends by their result.");

    private final Severity severity;
    private final String reason;
    private final String cure;

    ReferenceRule(Severity severity, String reason, String cure) {
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
