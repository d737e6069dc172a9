/**
 * Events: written with the change they tell of, delivered at least once to handlers in this application, and read by
 * others as a feed.
 */
@NullMarked
package io.millrace.platform.events;

import org.jspecify.annotations.NullMarked;
