/** Who stands in for whom while they are away. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.millrace.substitutions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
