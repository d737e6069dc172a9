/** An organization's plants: where they are, and when people work there. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.millrace.plants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
