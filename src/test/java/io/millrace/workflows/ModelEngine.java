package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real engine with our models, forms and decisions in it, whose service tasks are played by the test. That keeps the
 * question "is the model right?" apart from "do the services work?".
 */
@SuppressWarnings("NullAway.Init") // JUnit's callbacks begin and end it
class ModelEngine implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static final List<String> RESOURCES = List.of(
            "processes/partners/partner-onboarding.bpmn",
            "processes/partners/partner-risk.dmn",
            "processes/partners/document-requirements.dmn",
            "processes/partners/partner-amendment.bpmn",
            "processes/partners/amendment-risk.dmn",
            "processes/approvals/approval.bpmn",
            "processes/approvals/approval-matrix.dmn",
            "forms/partners/partner-onboarding.complete-application.form",
            "forms/partners/partner-onboarding.review-hits.form",
            "forms/partners/partner-amendment.review-hits.form",
            "forms/partners/partner-amendment.call-back.form",
            "forms/approvals/approval.decide.form");

    private final Map<Object, Object> beans = new HashMap<>();
    private final List<String> called = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private ProcessEngine engine;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        postgres = EmbeddedPostgres.builder().setPort(0).start();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("models");
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(beans);
        configuration.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new SignersAnswerCounts(), new ModelCoverage())));
        engine = configuration.buildProcessEngine();
        var deployment = engine.getRepositoryService().createDeployment();
        RESOURCES.forEach(deployment::addClasspathResource);
        deployment.deploy();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        called.clear();
        moveClock(Duration.ZERO);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var runtime = engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
        ClockUtil.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        engine.close();
        postgres.close();
    }

    ProcessEngine engine() {
        return engine;
    }

    /** The service tasks that ran, in their order. */
    List<String> called() {
        return called;
    }

    void play(String bean, JavaDelegate service) {
        beans.put(bean, (JavaDelegate) execution -> {
            called.add(bean);
            service.execute(execution);
        });
    }

    ProcessInstance start(String process, Map<String, Object> variables) {
        return engine.getRuntimeService().startProcessInstanceByKey(process, "application-1", variables);
    }

    void complete(String element, Map<String, Object> variables) {
        engine.getTaskService().complete(task(element).getId(), variables);
    }

    Task task(String element) {
        return tasks(element).get(0);
    }

    List<Task> tasks(String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(element)
                .list();
    }

    void moveClock(Duration sinceStart) {
        ClockUtil.setCurrentTime(Date.from(NOW.plus(sinceStart)));
    }

    Job timer(String element) {
        return engine.getManagementService()
                .createJobQuery()
                .activityId(element)
                .singleResult();
    }

    void runTimer(String element, Duration sinceStart) {
        moveClock(sinceStart);
        var job = timer(element);
        assertThat(job.getDuedate()).isBeforeOrEqualTo(ClockUtil.getCurrentTime());
        engine.getManagementService().executeJob(job.getId());
    }

    /** The end events that the instance has reached, those of its timers included. */
    List<String> ends(ProcessInstance instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Plays what a task with the property {@code approval} gets: the signer's answer becomes the level's. */
    private static class SignersAnswerCounts extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task
                    && activity.getId().equals("decide")) {
                task.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::answer);
            }
        }

        private void answer(DelegateTask task) {
            var process = task.getExecution().getProcessInstance();
            process.setVariable("decision", task.getVariable("decision"));
            process.setVariable("decisionReason", task.getVariable("decisionReason"));
            process.setVariable("decidedBy", task.getAssignee());
        }
    }
}
