package io.millrace.processes;

/** How far a process instance has come. */
enum ProcessState {
    ACTIVE,
    SUSPENDED,
    COMPLETED,
    /** Ended before its end, by a person or because the process that called it was. */
    CANCELED
}
