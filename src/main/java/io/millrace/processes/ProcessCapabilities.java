package io.millrace.processes;

/** What people may be allowed to do with process instances. */
public final class ProcessCapabilities {

    public static final String PROCESS_READ = "PROCESS_READ";
    public static final String PROCESS_START = "PROCESS_START";
    public static final String PROCESS_CANCEL = "PROCESS_CANCEL";

    private ProcessCapabilities() {}
}
