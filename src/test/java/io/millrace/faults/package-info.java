/** What breaks while people work, and what the ledgers of the clients say afterwards. */
@NullMarked
package io.millrace.faults;

import org.jspecify.annotations.NullMarked;
