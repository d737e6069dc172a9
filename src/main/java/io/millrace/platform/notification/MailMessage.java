package io.millrace.platform.notification;

public record MailMessage(String to, String subject, String text) {}
