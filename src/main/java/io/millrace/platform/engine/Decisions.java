package io.millrace.platform.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decision tables, which organizations can read and change. */
@Service
@Transactional
public class Decisions {

    private final DecisionService decisions;
    private final ProcessEngineConfigurationImpl engine;

    Decisions(DecisionService decisions, ProcessEngineConfigurationImpl engine) {
        this.decisions = decisions;
        this.engine = engine;
    }

    /**
     * Evaluates the newest version of a decision table.
     *
     * @param facts the inputs by the names that the table uses; absent ones have to be there as null
     * @return the outputs of the rules that match, in the table's order; empty when none does
     */
    public List<Map<String, Object>> evaluate(String decision, Map<String, ?> facts) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> decisions
                        .evaluateDecisionByKey(decision)
                        .decisionDefinitionWithoutTenantId()
                        .variables(new HashMap<>(facts))
                        .evaluate()
                        .getResultList()));
    }

    /**
     * Evaluates one version of a decision table, whatever is in force by now.
     *
     * @param definition the engine's id of the version, which the current organization may use
     * @param facts as for {@link #evaluate}
     */
    public List<Map<String, Object>> evaluateVersion(String definition, Map<String, ?> facts) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> decisions
                        .evaluateDecisionById(definition)
                        .variables(new HashMap<>(facts))
                        .evaluate()
                        .getResultList()));
    }
}
