/**
 * Work that takes longer than a request: begun by a call that answers at once, done in small steps by whichever node has
 * time, followed, canceled and repeated at {@code /api/v1/jobs}.
 */
@NullMarked
package io.millrace.platform.jobs;

import org.jspecify.annotations.NullMarked;
