/** Decisions that people make: whom they wait for, who made them, when and why. */
@ApplicationModule(allowedDependencies = {"platform", "substitutions", "workflows"})
@NullMarked
package io.millrace.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
