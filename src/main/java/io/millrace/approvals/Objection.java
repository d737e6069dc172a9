package io.millrace.approvals;

/**
 * Why somebody may not decide an approval, or not by one of the rights that they have.
 *
 * @param person whom it is about: the one who asks, one for whom they stand in, or who has claimed it
 */
record Objection(Kind kind, String person) {

    enum Kind {
        /** It is the person's own request. */
        OWN_REQUEST,
        /** The person has signed this approval, or somebody has for them. */
        SIGNED_BEFORE,
        /** The model keeps the person from it. */
        SEGREGATED,
        /** The person has claimed it. */
        CLAIMED,
        /** The person has not the capability, and stands in for nobody who has. */
        NO_RIGHT
    }
}
