package io.millrace.platform.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.events.Event;
import io.millrace.platform.events.EventHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends the mails that were asked for. */
@Component
class MailDelivery implements EventHandler {

    private final JavaMailSender sender;
    private final Settings settings;

    /** @param from the sender of every mail, e.g. {@code Millrace <no-reply@millrace.example>} */
    @ConfigurationProperties("millrace.mail")
    record Settings(
            @DefaultValue("Millrace <millrace@localhost>") String from) {}

    MailDelivery(JavaMailSender sender, Settings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public boolean handles(String type) {
        return MailRequested.TYPE.equals(type);
    }

    @Override
    public void handle(Event event) {
        try {
            sender.send(message(event));
        } catch (MessagingException unwritable) {
            throw new MailPreparationException(unwritable);
        }
    }

    private MimeMessage message(Event event) throws MessagingException {
        JsonNode mail = event.data();
        InternetAddress from = new InternetAddress(settings.from(), true);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.path("to").asText());
        helper.setSubject(mail.path("title").asText());
        helper.setText(mail.path("text").asText(), false);
        helper.setSentDate(Date.from(event.time()));
        // The same at every try, so that a mail server or program can drop a second copy.
        String address = from.getAddress();
        message.setHeader("Message-ID", "<%s%s>".formatted(event.id(), address.substring(address.lastIndexOf('@'))));
        // RFC 3834: keeps absence notes from answering.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
