/** Who changed what, when and from where: the rows that the database's own triggers write, for reading. */
@NullMarked
package io.millrace.platform.audit;

import org.jspecify.annotations.NullMarked;
