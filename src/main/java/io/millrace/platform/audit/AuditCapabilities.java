package io.millrace.platform.audit;

/** What callers may be allowed to do with the audit log. */
public final class AuditCapabilities {

    public static final String AUDIT_READ = "AUDIT_READ";

    private AuditCapabilities() {}
}
