@NullMarked
package io.millrace.platform.notification;

import org.jspecify.annotations.NullMarked;
