/** What every module stands on: tenancy, security, REST conventions, events, audit, files, engine. Knows no module. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.millrace.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
