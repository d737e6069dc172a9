/** People, their organizations and roles as Keycloak knows them, and the capabilities that roles give here. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.millrace.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
