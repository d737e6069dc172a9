package io.millrace.platform.jobs;

/** How far a background job has come. */
enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    /** It was tried often enough, or can't succeed; somebody may have it repeated from where it stopped. */
    FAILED,
    /** Somebody stopped it; what it did is not undone. */
    CANCELLED
}
