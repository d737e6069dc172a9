/**
 * Draws the diagram that a model holds, for readers who have no Modeler: in the documentation, in a mail, beside a
 * running process. Needs nothing but the file.
 */
@NullMarked
package io.millrace.platform.engine.diagram;

import org.jspecify.annotations.NullMarked;
