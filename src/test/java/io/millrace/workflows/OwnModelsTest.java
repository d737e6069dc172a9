package io.millrace.workflows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.engine.check.DeploymentCheck;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.check.ProcessContract;
import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.Surroundings;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The models that the application brings along hold to every rule that it has for those of others. */
@MillraceTest
class OwnModelsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    @Autowired
    private ListableBeanFactory beans;

    private final List<ModelFile> files = new ArrayList<>();
    private Surroundings application = new Application(Map.of(), Set.of());

    @BeforeEach
    void read() throws IOException {
        for (String pattern : List.of("processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form")) {
            for (Resource file : Models.files(pattern)) {
                files.add(new ModelFile(String.valueOf(file.getFilename()), file.getContentAsByteArray()));
            }
        }
        Map<String, TaskContract<?, ?>> tasks = new HashMap<>();
        beans.getBeansOfType(ServiceTask.class).forEach((name, task) -> tasks.put(name, task.contract()));
        var capabilities =
                new HashSet<>(JdbcClient.create(Services.forTests().postgres().asSuperuser())
                        .sql("select name from capability")
                        .query(String.class)
                        .list());
        application = new Application(tasks, capabilities);
    }

    @Test
    void nothing_is_wrong_with_our_own_models() {
        assertThat(files).hasSizeGreaterThanOrEqualTo(8);
        assertThat(DeploymentCheck.check(files, application)).isEmpty();
    }

    @Test
    void a_flow_that_leads_past_a_task_would_be_found() {
        var damaged = files.stream()
                .map(file -> new ModelFile(
                        file.name(),
                        new String(file.content(), UTF_8)
                                .replace(
                                        "sourceRef=\"anythingForCompliance\" targetRef=\"planReview\"",
                                        "sourceRef=\"anythingForCompliance\" targetRef=\"recordReview\"")
                                .getBytes(UTF_8)))
                .toList();

        assertThat(DeploymentCheck.check(damaged, application))
                .extracting(finding -> finding.elementId() + ": " + finding.explanation())
                .contains(
                        "planReview: No path leads to 'Plan the review'.",
                        "recordReview: 'Record the review' needs reviewDecision (String), but on the path over"
                                + " 'Anything for compliance?' – 'yes' nothing has set it.");
    }

    @Test
    void whoever_starts_an_onboarding_knows_what_to_pass() {
        ProcessContract onboarding = files.stream()
                .flatMap(file -> ProcessContract.of(file, "partner-onboarding", application).stream())
                .findFirst()
                .orElseThrow();

        assertThat(onboarding.inputs())
                .containsExactly(
                        new Variable("applicationId", VariableType.UUID, false),
                        new Variable("subjectType", VariableType.STRING, false),
                        new Variable("expiresAt", VariableType.INSTANT, false),
                        new Variable("approvalAmount", VariableType.DOUBLE, false),
                        new Variable("approvalCurrency", VariableType.STRING, false),
                        new Variable("plantId", VariableType.UUID, true));
        assertThat(onboarding.startCapability()).isNull();
    }

    @Test
    void whatever_a_form_asks_for_is_read_by_something() throws IOException {
        for (BpmnModelInstance model : Models.all()) {
            Set<String> read = readIn(model).collect(Collectors.toSet());
            for (var task : model.getModelElementsByType(UserTask.class)) {
                // The confirmation of a form is for the person; the process goes on with whatever is submitted.
                assertThat(answersOf(task.getAttributeValueNs(CAMUNDA, "formRef")))
                        .filteredOn(key -> !key.equals("applicationComplete"))
                        .as(task.getId())
                        .isSubsetOf(read);
            }
        }
    }

    private Stream<String> readIn(BpmnModelInstance model) {
        Stream<String> inputs =
                model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.ServiceTask.class).stream()
                        .flatMap(task -> BEAN.matcher(task.getCamundaDelegateExpression())
                                .results())
                        .flatMap(bean -> Optional.ofNullable(application.tasks().get(bean.group(1))).stream())
                        .flatMap(task -> Arrays.stream(task.input().getRecordComponents()))
                        .map(RecordComponent::getName);
        Stream<String> expressions = model.getModelElementsByType(Expression.class).stream()
                .flatMap(expression -> NAME.matcher(expression.getTextContent()).results())
                .map(name -> name.group());
        Stream<String> handedOver = Stream.concat(
                model.getModelElementsByType(CamundaIn.class).stream()
                        .flatMap(in -> Stream.ofNullable(in.getCamundaSource())),
                model.getModelElementsByType(CamundaOut.class).stream()
                        .flatMap(out -> Stream.ofNullable(out.getCamundaTarget())));
        return Stream.of(inputs, expressions, handedOver).flatMap(names -> names);
    }

    private static List<String> answersOf(String form) throws IOException {
        for (Resource file : Models.files("forms/**/*.form")) {
            var content = new ObjectMapper().readTree(file.getContentAsByteArray());
            if (content.path("id").asText().equals(form)) {
                return content.findValuesAsText("key");
            }
        }
        return List.of();
    }

    /** The application as it is before anything has been deployed. */
    private record Application(Map<String, TaskContract<?, ?>> tasks, Set<String> capabilities)
            implements Surroundings {
        @Override
        public Optional<ModelFile> process(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<ModelFile> decision(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<ModelFile> form(String key) {
            return Optional.empty();
        }
    }
}
