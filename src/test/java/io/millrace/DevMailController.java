package io.millrace;

import io.millrace.platform.web.HtmlPage;
import io.millrace.testing.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** The mails that development would have sent, as a list and one by one as text; read-only. */
@RestController
@Profile("dev")
class DevMailController {

    private final MailServer mail;

    DevMailController(MailServer mail) {
        this.mail = mail;
    }

    @GetMapping(path = "/dev/mails", produces = MediaType.TEXT_HTML_VALUE)
    String list() throws MessagingException {
        List<MimeMessage> mails = mail.received();
        StringBuilder rows = new StringBuilder();
        for (int i = mails.size() - 1; i >= 0; i--) {
            MimeMessage message = mails.get(i);
            rows.append("<tr><td><a href='/dev/mails/%d'>%s</a></td><td>%s</td><td>%s</td></tr>%n"
                    .formatted(
                            i,
                            HtmlUtils.htmlEscape(String.valueOf(message.getSubject())),
                            HtmlUtils.htmlEscape(recipients(message)),
                            HtmlUtils.htmlEscape(String.valueOf(message.getSentDate()))));
        }
        return new HtmlPage(
                        "Mails", "<table><tr><th>Subject</th><th>To</th><th>Sent</th></tr>%s</table>".formatted(rows))
                .html();
    }

    @GetMapping(path = "/dev/mails/{index}", produces = "text/plain;charset=UTF-8")
    String one(@PathVariable int index) throws MessagingException, IOException {
        List<MimeMessage> mails = mail.received();
        if (index < 0 || index >= mails.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        MimeMessage message = mails.get(index);
        return "Subject: %s%nTo: %s%n%n%s".formatted(message.getSubject(), recipients(message), text(message));
    }

    private static String recipients(MimeMessage message) throws MessagingException {
        return String.valueOf(message.getHeader("To", ", "));
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i))).append(System.lineSeparator());
            }
            return text.toString();
        }
        return part.isMimeType("text/*") ? String.valueOf(part.getContent()) : "[" + part.getContentType() + "]";
    }
}
