/** Which files are taken, and what becomes of them. */
@NullMarked
package io.millrace.platform.files;

import org.jspecify.annotations.NullMarked;
