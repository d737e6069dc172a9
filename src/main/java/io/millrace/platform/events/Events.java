package io.millrace.platform.events;

import org.springframework.stereotype.Component;

@Component
public class Events {
    public void publish(DomainEvent event) {}
}
