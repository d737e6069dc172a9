package io.millrace.platform.engine;

import io.millrace.platform.engine.check.Surroundings;
import io.millrace.platform.tenancy.CurrentActor;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the models of the current organization can count on. */
@Component
class OrganizationModels {

    private final ListableBeanFactory beans;
    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    OrganizationModels(ListableBeanFactory beans, JdbcClient jdbc, ProcessEngineConfigurationImpl engine) {
        this.beans = beans;
        this.jdbc = jdbc;
        this.engine = engine;
    }

    Surroundings surroundings() {
        return new DeployedSurroundings(
                beans, jdbc, engine, CurrentActor.require().tenant().alias());
    }
}
