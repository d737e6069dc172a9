package io.millrace.platform.notification;

import io.millrace.platform.events.InternalEvent;
import java.util.UUID;

/** A mail waits to be sent. Each is an aggregate of its own, so that one that cannot be delivered holds up no other. */
record MailRequested(UUID subject, String to, String title, String text) implements InternalEvent {

    static final String TYPE = "io.millrace.platform.mail.requested.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
