/** How much users, organizations and network addresses may ask for in a minute. */
@NullMarked
package io.millrace.platform.limits;

import org.jspecify.annotations.NullMarked;
