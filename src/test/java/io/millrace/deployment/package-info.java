/** What the delivered files say about running Millrace, compared with what the tests run. */
@NullMarked
package io.millrace.deployment;

import org.jspecify.annotations.NullMarked;
