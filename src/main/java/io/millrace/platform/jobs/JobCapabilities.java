package io.millrace.platform.jobs;

/** What people may be allowed to do with background jobs that others began; their own need no capability. */
public final class JobCapabilities {

    public static final String JOB_READ = "JOB_READ";
    public static final String OPS_MANAGE_JOBS = "OPS_MANAGE_JOBS";

    private JobCapabilities() {}
}
