package io.millrace.workflows;

/** What people may be allowed to do with models. */
public final class WorkflowCapabilities {

    public static final String PROCESS_READ = "PROCESS_READ";
    public static final String PROCESS_DEPLOY = "PROCESS_DEPLOY";

    private WorkflowCapabilities() {}
}
