/** Sign-in, tokens, and which capabilities a caller has. */
@NullMarked
package io.millrace.platform.security;

import org.jspecify.annotations.NullMarked;
