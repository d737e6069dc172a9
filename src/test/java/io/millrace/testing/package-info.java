/** What tests of several modules need: services, clients, fixtures and generated pages. */
@NullMarked
package io.millrace.testing;

import org.jspecify.annotations.NullMarked;
