package io.millrace.platform.engine;

import io.millrace.platform.engine.TaskSubstitution.Reach;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Every command to the engine runs as the current actor: with that one tenant, and with the actor's capabilities as groups,
 * and those of {@link TaskSubstitution}; the system at work for an organization has the tenant too, and no permissions to ask
 * for. What {@link ClosedCommands} lists is refused to all of them. On a request's thread a command without an actor is
 * refused: whatever door it came through, the engine would otherwise answer it without any check.
 */
class ActorInterceptor extends CommandInterceptor {

    private final IdentityService identity;
    private final ObjectProvider<TaskSubstitution> substitution;

    ActorInterceptor(IdentityService identity, ObjectProvider<TaskSubstitution> substitution) {
        this.identity = identity;
        this.substitution = substitution;
    }

    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        Actor actor = CurrentActor.find().orElse(null);
        if (actor != null) {
            ClosedCommands.refuse(command);
        }
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        if (actor == null && RequestThread.isCurrent()) {
            throw new IllegalStateException("The engine was called on a request's thread without an actor");
        }
        Authentication before = identity.getCurrentAuthentication();
        // Threads of the engine's own set one where nobody is acting: it may narrow what they see, never widen.
        if (actor != null || before == null) {
            authenticate(actor);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            if (EngineCalls.known(e) instanceof Problem refusal) {
                RequestThread.refused(refusal);
            } else if (EngineCalls.known(e) instanceof ConcurrencyFailureException) {
                RequestThread.refused(Problem.of(PlatformError.CONCURRENT_UPDATE));
            }
            throw e;
        } finally {
            identity.setAuthentication(before);
        }
    }

    private void authenticate(@Nullable Actor actor) {
        if (actor == null) {
            identity.clearAuthentication();
            return;
        }
        List<String> tenant = List.of(actor.tenant().alias());
        if (actor.isSystem()) {
            // Without a user the engine checks the tenant, but no permissions.
            identity.setAuthentication(null, null, tenant);
        } else {
            TaskSubstitution source = substitution.getIfAvailable();
            identity.setAuthentication(
                    new ActorAuthentication(actor, source == null ? Reach.NONE : source.reach(actor)));
        }
    }
}
