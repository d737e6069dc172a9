package io.millrace.partners;

/** What a partner is to the organization; a company with two roles is two applications. */
public enum PartnerType {
    BUYER,
    SELLER,
    BROKER,
    TRANSPORTER,
    GINNER,
    TESTING_LAB,
    SUPPLIER,
    CUSTOMER
}
