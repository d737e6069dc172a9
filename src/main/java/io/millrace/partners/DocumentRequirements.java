package io.millrace.partners;

import java.util.Set;

/** Which documents an organization wants to see. */
interface DocumentRequirements {

    /**
     * Types of which a valid document is needed before an application can be submitted.
     *
     * @param country ISO 3166-1 alpha-2 of the applicant
     */
    Set<DocumentType> requiredFor(PartnerType partnerType, String country);
}
