/** Amounts of money that every module counts the same way. */
@NullMarked
package io.millrace.platform.money;

import org.jspecify.annotations.NullMarked;
