package io.millrace.testing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail server that accepts everything and delivers nothing: mails stay here to be looked at. */
public final class MailServer {

    private final int port;
    private @Nullable GreenMail greenMail;

    MailServer(int port) {
        this.port = port;
    }

    public synchronized void start() {
        if (greenMail != null) {
            return;
        }
        ServicePorts.requireFree(port, "the mail server");
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        greenMail = server;
    }

    public synchronized void stop() {
        if (greenMail != null) {
            greenMail.stop();
            greenMail = null;
        }
    }

    /** Mails received since the start, oldest first, one for each recipient. */
    public synchronized List<MimeMessage> received() {
        return greenMail == null ? List.of() : List.of(greenMail.getReceivedMessages());
    }
}
