/**
 * What runs beside the application in development and in tests: PostgreSQL, Keycloak and a mail server.
 */
@NullMarked
package io.millrace.testing;

import org.jspecify.annotations.NullMarked;
