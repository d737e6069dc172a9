package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;

/**
 * Nothing that a model calls runs for one organization's instance as another's, or as nobody's. Requests and jobs bind the
 * right actor before their transaction begins; whatever way into the engine forgets to is refused here, because binding now
 * would be too late for the database.
 */
class TenantGuard extends DefaultDelegateInterceptor {

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        BaseDelegateExecution execution = invocation.getContextExecution();
        if (execution instanceof DelegateExecution running && running.getTenantId() != null) {
            String acting =
                    CurrentActor.find().map(actor -> actor.tenant().alias()).orElse("nobody");
            if (!acting.equals(running.getTenantId())) {
                throw new IllegalStateException("Process instance %s belongs to %s, and %s is acting"
                        .formatted(running.getProcessInstanceId(), running.getTenantId(), acting));
            }
        }
        super.handleInvocation(invocation);
    }
}
