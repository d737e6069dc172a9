package io.millrace.substitutions;

/** What people may be allowed to do with substitutions that are not their own. */
public final class SubstitutionCapabilities {

    /** Arranging who stands in for somebody else. */
    public static final String ORG_MANAGE_USERS = "ORG_MANAGE_USERS";

    private SubstitutionCapabilities() {}
}
