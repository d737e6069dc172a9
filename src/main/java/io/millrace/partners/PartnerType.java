package io.millrace.partners;

/** What a partner is to the organization; a company with two roles is two applications. */
enum PartnerType {
    BUYER,
    SELLER,
    BROKER,
    TRANSPORTER,
    GINNER,
    TESTING_LAB,
    SUPPLIER,
    CUSTOMER;

    /** Whether the organization pays this partner, and so must know where to. */
    boolean isPaid() {
        return this != BUYER && this != CUSTOMER;
    }
}
