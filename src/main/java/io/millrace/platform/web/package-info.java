/** What every endpoint shares: problems, validation failures. */
@NullMarked
package io.millrace.platform.web;

import org.jspecify.annotations.NullMarked;
