/** Who may call what: the declarations that endpoints carry and their enforcement. */
@NullMarked
package io.millrace.platform.security;

import org.jspecify.annotations.NullMarked;
