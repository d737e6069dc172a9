@NullMarked
package io.millrace.platform.events;

import org.jspecify.annotations.NullMarked;
