package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An employee of a partner no longer speaks for it. */
public record EmployeeDeactivated(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.employee.deactivated.v1";
    }
}
