/** What has to be true before the application may start, and the sentence that says so when it is not. */
@NullMarked
package io.millrace.platform.start;

import org.jspecify.annotations.NullMarked;
