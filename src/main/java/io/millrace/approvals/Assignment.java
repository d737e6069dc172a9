package io.millrace.approvals;

import org.jspecify.annotations.Nullable;

/**
 * With whom an approval is, and on whose behalf.
 *
 * @param assignee who has claimed it, or was given it
 * @param onBehalfOf for whom the assignee stands in
 * @param delegatedBy who gave it to the assignee and signs with them
 */
record Assignment(
        @Nullable String assignee,
        @Nullable String onBehalfOf,
        @Nullable String delegatedBy) {

    static final Assignment NONE = new Assignment(null, null, null);
}
