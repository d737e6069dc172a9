/** Business partners of an organization: applications, the checks on them, and what they become. */
@ApplicationModule(allowedDependencies = {"platform", "approvals"})
@NullMarked
package io.millrace.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
