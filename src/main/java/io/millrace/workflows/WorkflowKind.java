package io.millrace.workflows;

/** What a model is. */
enum WorkflowKind {
    PROCESS,
    DECISION,
    FORM
}
