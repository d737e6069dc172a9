package io.millrace.platform.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/**
 * A plain text to one person, complete with greeting and signature.
 *
 * @param to one address as in RFC 5322, e.g. {@code petra@acme.example}
 * @param subject one line; a line break or other control character in it (from a name, say) becomes a blank
 */
public record MailMessage(String to, String subject, String text) {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    /** @throws IllegalArgumentException when {@code to} is not one address: a business transaction should fail on it */
    public MailMessage {
        subject = CONTROL.matcher(subject).replaceAll(" ");
        try {
            new InternetAddress(to, true).validate();
        } catch (AddressException invalid) {
            throw new IllegalArgumentException("Not a mail address", invalid);
        }
        if (CONTROL.matcher(to).find()) {
            throw new IllegalArgumentException("Not a mail address");
        }
    }
}
