package io.millrace.platform.notification;

import org.springframework.stereotype.Component;

@Component
public class Mails {
    public void request(MailMessage message) {}
}
