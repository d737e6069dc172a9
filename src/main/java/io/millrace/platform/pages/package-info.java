/** The few pages of our own that people read before they go to work: start page and documents. */
@NullMarked
package io.millrace.platform.pages;

import org.jspecify.annotations.NullMarked;
