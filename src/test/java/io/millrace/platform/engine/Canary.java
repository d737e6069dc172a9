package io.millrace.platform.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;

/** Sings when code that a model names is so much as instantiated, and wherever else a model could reach it. */
public class Canary implements JavaDelegate, ExecutionListener, TaskListener, DelegateVariableMapping {

    static final AtomicInteger SONGS = new AtomicInteger();

    public Canary() {
        sing();
    }

    public final String sing() {
        SONGS.incrementAndGet();
        return "sung";
    }

    @Override
    public void execute(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateTask task) {
        sing();
    }

    @Override
    public void mapInputVariables(DelegateExecution execution, VariableMap variables) {
        sing();
    }

    @Override
    public void mapOutputVariables(DelegateExecution execution, VariableScope scope) {
        sing();
    }
}
