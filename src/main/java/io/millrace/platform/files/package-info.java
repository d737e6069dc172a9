/** Uploaded files: which are taken, where their bytes are kept, and how they are given back. */
@NullMarked
package io.millrace.platform.files;

import org.jspecify.annotations.NullMarked;
