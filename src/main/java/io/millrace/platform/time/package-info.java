/** Working time: when something is due. */
@NullMarked
package io.millrace.platform.time;

import org.jspecify.annotations.NullMarked;
