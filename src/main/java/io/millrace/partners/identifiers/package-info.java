/** Published rules for tax and bank identifiers: what makes a number wrong, and what would make it right. */
@NullMarked
package io.millrace.partners.identifiers;

import org.jspecify.annotations.NullMarked;
