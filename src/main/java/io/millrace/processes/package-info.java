/** Process instances: starting them, where they stand, who did what when, messages to them, ending them. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.millrace.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
