package io.millrace.processes;

import io.millrace.platform.engine.ProcessObserver;
import io.millrace.platform.events.Events;
import org.springframework.stereotype.Component;

/** Tells the world of process instances that begin and end. */
@Component
class ProcessAnnouncements implements ProcessObserver {

    private final Events events;

    ProcessAnnouncements(Events events) {
        this.events = events;
    }

    @Override
    public void started(Started instance) {
        events.publish(
                new ProcessStarted(instance.id(), instance.process(), instance.version(), instance.businessKey()));
    }

    @Override
    public void ended(Ended instance) {
        events.publish(
                instance.canceled()
                        ? new ProcessCanceled(
                                instance.id(), instance.process(), instance.businessKey(), instance.reason())
                        : new ProcessCompleted(
                                instance.id(), instance.process(), instance.businessKey(), instance.endedWith()));
    }
}
