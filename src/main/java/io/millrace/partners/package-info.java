/** Business partners of an organization: applications, the checks on them, and what they become. */
@NullMarked
package io.millrace.partners;

import org.jspecify.annotations.NullMarked;
