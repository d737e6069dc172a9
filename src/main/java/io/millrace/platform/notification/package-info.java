/** Telling people: mails that go out when, and only when, the change they tell of is committed. */
@NullMarked
package io.millrace.platform.notification;

import org.jspecify.annotations.NullMarked;
