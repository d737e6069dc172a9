/** The one door to the process engine: nothing outside of this package names the engine's types. */
@NullMarked
package io.millrace.platform.engine;

import org.jspecify.annotations.NullMarked;
