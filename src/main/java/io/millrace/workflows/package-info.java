/** Models that an organization uses: its own and those that all share; checking, deploying and changing them. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.millrace.workflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
