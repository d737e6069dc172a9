package io.millrace.processes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.engine.check.ProcessContract;
import io.millrace.platform.engine.check.ProcessContract.Message;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts process instances that have no record of their own, sends them messages, and ends them. */
@Service
@Transactional
class ProcessService {

    private final Processes processes;
    private final ProcessViews views;

    ProcessService(Processes processes, ProcessViews views) {
        this.processes = processes;
        this.views = views;
    }

    ProcessView start(String process, @Nullable UUID businessKey, Map<String, JsonNode> variables) {
        ProcessContract contract =
                processes.contract(process).orElseThrow(() -> Problem.of(ProcessError.PROCESS_NOT_FOUND));
        String capability = contract.startCapability();
        if (capability == null) {
            throw Problem.of(ProcessError.PROCESS_NOT_STARTABLE);
        }
        if (!CurrentActor.require().may(capability)) {
            throw Problem.of(
                    ProcessError.PROCESS_START_FORBIDDEN, "Starting %s needs %s.".formatted(process, capability));
        }
        UUID subject = Objects.requireNonNullElseGet(businessKey, Ids::next);
        String id = processes.start(process, subject, DeclaredVariables.read(contract.inputs(), variables));
        return views.get(UUID.fromString(id));
    }

    ProcessView send(UUID id, String message, Map<String, JsonNode> variables) {
        requireRunning(views.get(id));
        Message declared = contract(id)
                .flatMap(contract -> contract.messages().stream()
                        .filter(one -> one.name().equals(message))
                        .findFirst())
                .orElseThrow(() -> Problem.of(ProcessError.MESSAGE_NOT_EXPECTED));
        boolean taken =
                processes.correlate(id.toString(), message, DeclaredVariables.read(declared.variables(), variables));
        if (!taken) {
            throw Problem.of(ProcessError.MESSAGE_NOT_EXPECTED);
        }
        return views.get(id);
    }

    /** A record's process is its life: without it the record would wait for ever. So only those without one are ended. */
    ProcessView cancel(UUID id, String reason) {
        ProcessView instance = views.get(id);
        requireRunning(instance);
        if (instance.instance().calledBy() != null
                || contract(id).map(ProcessContract::startCapability).isEmpty()) {
            throw Problem.of(ProcessError.PROCESS_OF_RECORD);
        }
        processes.cancel(id.toString(), reason);
        return views.get(id);
    }

    /** What the version promises that the instance runs on. */
    private Optional<ProcessContract> contract(UUID id) {
        return processes.contract(views.get(id).instance().process(), views.model(id));
    }

    private static void requireRunning(ProcessView instance) {
        if (instance.instance().endedAt() != null) {
            throw Problem.of(ProcessError.PROCESS_ENDED);
        }
    }
}
