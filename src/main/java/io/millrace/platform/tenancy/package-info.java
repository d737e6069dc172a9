/** Who acts, for which organization, and how the database learns of it. */
@NullMarked
package io.millrace.platform.tenancy;

import org.jspecify.annotations.NullMarked;
