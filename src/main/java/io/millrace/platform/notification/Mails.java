package io.millrace.platform.notification;

import io.millrace.platform.events.Events;
import io.millrace.platform.web.Ids;
import org.springframework.stereotype.Component;

/** Where modules ask for mails. */
@Component
public class Mails {

    private final Events events;

    Mails(Events events) {
        this.events = events;
    }

    /**
     * Sends the mail after the caller's transaction has committed. While the mail server is down it waits and is tried
     * again as every event; after a crash in the middle of sending, it may arrive twice with the same Message-ID.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    public void request(MailMessage mail) {
        events.publish(new MailRequested(Ids.next(), mail.to(), mail.subject(), mail.text()));
    }
}
