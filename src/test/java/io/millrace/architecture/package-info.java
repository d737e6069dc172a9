/** Rules about the whole: modules, the database and the API. */
@NullMarked
package io.millrace.architecture;

import org.jspecify.annotations.NullMarked;
