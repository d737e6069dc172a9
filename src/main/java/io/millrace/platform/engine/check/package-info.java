/**
 * Says everything that is wrong with a model, a decision or a form before it is deployed. Reads files only: what the
 * organization already has comes through {@link io.millrace.platform.engine.check.Surroundings}.
 */
@NullMarked
package io.millrace.platform.engine.check;

import org.jspecify.annotations.NullMarked;
