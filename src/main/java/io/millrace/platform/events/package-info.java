/** Events that leave the application exactly when the change behind them is committed. */
@NullMarked
package io.millrace.platform.events;

import org.jspecify.annotations.NullMarked;
