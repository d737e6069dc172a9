/** Names compared with loaded lists of sanctioned and politically exposed people and companies. */
@NullMarked
package io.millrace.partners.screening;

import org.jspecify.annotations.NullMarked;
