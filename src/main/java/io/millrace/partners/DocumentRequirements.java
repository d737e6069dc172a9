package io.millrace.partners;

import java.util.Set;

/** Which documents an organization wants to see. */
interface DocumentRequirements {

    /** @param country ISO 3166-1 alpha-2 of the applicant */
    Set<DocumentType> requiredFor(PartnerType partnerType, String country);
}
