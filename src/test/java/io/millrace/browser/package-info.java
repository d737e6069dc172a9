/** What people do in a real browser, through a real Keycloak. */
@NullMarked
package io.millrace.browser;

import org.jspecify.annotations.NullMarked;
