/** The few pages of our own: start page, documents, and the designer's bench. */
@NullMarked
package io.millrace.platform.pages;

import org.jspecify.annotations.NullMarked;
