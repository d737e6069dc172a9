package io.millrace.partners;

/** What people may be allowed to do with partners. */
public final class PartnerCapabilities {

    public static final String PARTNER_READ = "PARTNER_READ";
    public static final String PARTNER_CREATE = "PARTNER_CREATE";
    public static final String PARTNER_UPDATE = "PARTNER_UPDATE";
    public static final String PARTNER_APPROVE = "PARTNER_APPROVE";
    /** Deciding whether a hit of a check is a real one: the compliance officer's. */
    public static final String PARTNER_REVIEW = "PARTNER_REVIEW";

    /** Asking for another bank account of a partner. */
    public static final String PARTNER_MANAGE_BANK_ACCOUNTS = "PARTNER_MANAGE_BANK_ACCOUNTS";
    /** Calling a partner back to hear whether a new bank account is really theirs. */
    public static final String PARTNER_CALL_BACK = "PARTNER_CALL_BACK";

    private PartnerCapabilities() {}
}
