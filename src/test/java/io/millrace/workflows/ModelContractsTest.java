package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What models name in the rest of the application is there. */
@MillraceTest
class ModelContractsTest {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    @Autowired
    private ConfigurableApplicationContext context;

    private List<BpmnModelInstance> models = List.of();
    private Map<String, Set<String>> formKeys = Map.of();

    @BeforeEach
    void read() throws IOException {
        models = Models.all();
        assertThat(models).isNotEmpty();
        formKeys = forms();
    }

    @Test
    void every_service_task_calls_a_bean_with_a_declared_contract() {
        for (var task : elements(org.camunda.bpm.model.bpmn.instance.ServiceTask.class)) {
            assertThat(context.getBean(beanOf(task))).as(task.getId()).isInstanceOf(ServiceTask.class);
        }
    }

    @Test
    void every_capability_that_a_task_is_offered_to_is_known() {
        Set<String> known =
                new HashSet<>(JdbcClient.create(Services.forTests().postgres().asSuperuser())
                        .sql("select name from capability")
                        .query(String.class)
                        .list());
        for (var task : elements(UserTask.class)) {
            String groups = task.getCamundaCandidateGroups();
            assertThat(groups).as(task.getId()).isNotBlank();
            if (!groups.startsWith("${")) {
                assertThat(known).as(task.getId()).contains(groups);
            }
            assertThat(task.getCamundaAssignee()).as(task.getId()).isNull();
            assertThat(task.getCamundaCandidateUsers()).as(task.getId()).isNull();
        }
    }

    @Test
    void every_task_for_people_has_a_form_and_a_due_date() {
        for (var task : elements(UserTask.class)) {
            assertThat(formKeys).as(task.getId()).containsKey(task.getAttributeValueNs(CAMUNDA, "formRef"));
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
        }
    }

    @Test
    void every_called_process_and_decision_is_there() throws IOException {
        var processes = elements(Process.class).stream().map(Process::getId).toList();
        assertThat(elements(CallActivity.class))
                .extracting(CallActivity::getCalledElement)
                .isSubsetOf(processes);
        assertThat(elements(BusinessRuleTask.class))
                .extracting(BusinessRuleTask::getCamundaDecisionRef)
                .isSubsetOf(decisions());
    }

    @Test
    void everything_that_an_expression_or_a_service_task_reads_is_set_by_something() {
        for (BpmnModelInstance model : models) {
            Set<String> set = variablesSetIn(model);
            for (String read : variablesReadIn(model)) {
                assertThat(set).as(processOf(model) + " reads " + read).contains(read);
            }
        }
    }

    @Test
    void whatever_a_form_asks_for_is_read_by_something() {
        for (BpmnModelInstance model : models) {
            Set<String> read = variablesReadIn(model);
            for (var task : model.getModelElementsByType(UserTask.class)) {
                // The confirmation of a form is for the person; the process goes on with whatever is submitted.
                assertThat(formKeys.getOrDefault(task.getAttributeValueNs(CAMUNDA, "formRef"), Set.of()))
                        .filteredOn(key -> !key.equals("applicationComplete"))
                        .as(task.getId())
                        .isSubsetOf(with(read, outTargets(model)));
            }
        }
    }

    /** Outputs of service tasks, answers of forms, what a called process hands back, and what the starter is told to pass. */
    private Set<String> variablesSetIn(BpmnModelInstance model) {
        Stream<String> outputs = serviceTasks(model).flatMap(task -> names(contract(task, 1)));
        Stream<String> answers = model.getModelElementsByType(UserTask.class).stream()
                .flatMap(
                        task -> formKeys.getOrDefault(task.getAttributeValueNs(CAMUNDA, "formRef"), Set.of()).stream());
        // Listeners of tasks that decide make these known to the process.
        Stream<String> reported = Stream.of("decidedBy");
        Stream<String> started = model.getModelElementsByType(Process.class).stream()
                .flatMap(process -> process.getDocumentations().stream())
                .map(Documentation::getTextContent)
                .flatMap(text -> NAME.matcher(text).results().map(word -> word.group()));
        return Stream.of(outputs, answers, reported, started, outTargets(model).stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private Set<String> variablesReadIn(BpmnModelInstance model) {
        Stream<String> inputs = serviceTasks(model)
                .flatMap(task -> names(contract(task, 0)))
                .filter(name -> !name.equals("businessKey"));
        Stream<String> handedOver = model.getModelElementsByType(CamundaIn.class).stream()
                .flatMap(in -> Stream.ofNullable(in.getCamundaSource()));
        Stream<String> written = Stream.concat(
                model.getModelElementsByType(Expression.class).stream().map(ModelElementInstance::getTextContent),
                model.getModelElementsByType(UserTask.class).stream()
                        .flatMap(task -> Stream.of(task.getCamundaDueDate(), task.getCamundaCandidateGroups())));
        Stream<String> segregated = model.getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals("segregateFrom"))
                .flatMap(property -> Arrays.stream(property.getCamundaValue().split(",")))
                .map(String::strip);
        return Stream.of(inputs, handedOver, written.flatMap(ModelContractsTest::namesIn), segregated)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> namesIn(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(expression -> LITERAL.matcher(expression.group(1)).replaceAll(""))
                .flatMap(expression -> NAME.matcher(expression).results().map(name -> name.group()))
                .filter(name -> !WORDS.contains(name));
    }

    private static Set<String> outTargets(BpmnModelInstance model) {
        return model.getModelElementsByType(CamundaOut.class).stream()
                .flatMap(out -> Stream.ofNullable(out.getCamundaTarget()))
                .collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> some, Collection<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    private static Stream<org.camunda.bpm.model.bpmn.instance.ServiceTask> serviceTasks(BpmnModelInstance model) {
        return model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.ServiceTask.class).stream();
    }

    /** Input (0) or output (1) of the bean that a service task calls. */
    private Class<?> contract(org.camunda.bpm.model.bpmn.instance.ServiceTask task, int parameter) {
        var definition = (RootBeanDefinition) context.getBeanFactory().getMergedBeanDefinition(beanOf(task));
        Class<?> contract = definition
                .getResolvableType()
                .as(ServiceTask.class)
                .getGeneric(parameter)
                .resolve();
        assertThat(contract).as(task.getId()).isNotNull();
        return java.util.Objects.requireNonNull(contract);
    }

    private static Stream<String> names(Class<?> contract) {
        return Arrays.stream(contract.getRecordComponents()).map(RecordComponent::getName);
    }

    private static String beanOf(org.camunda.bpm.model.bpmn.instance.ServiceTask task) {
        var matcher = BEAN.matcher(task.getCamundaDelegateExpression());
        assertThat(matcher.matches()).as(task.getId() + " names one bean").isTrue();
        return matcher.group(1);
    }

    private <T extends ModelElementInstance> List<T> elements(Class<T> type) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .toList();
    }

    private static String processOf(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    private static Set<String> decisions() throws IOException {
        var found = new HashSet<String>();
        for (Resource file : Models.files("processes/**/*.dmn")) {
            try (InputStream content = file.getInputStream()) {
                Dmn.readModelFromStream(content)
                        .getModelElementsByType(Decision.class)
                        .forEach(decision -> found.add(decision.getId()));
            }
        }
        return found;
    }

    /** The keys of the fields of each form, by the form's id. */
    private static Map<String, Set<String>> forms() throws IOException {
        var forms = new HashMap<String, Set<String>>();
        for (Resource file : Models.files("forms/**/*.form")) {
            JsonNode form = new ObjectMapper().readTree(file.getContentAsByteArray());
            var keys = new HashSet<String>();
            form.findValues("key").forEach(key -> keys.add(key.asText()));
            forms.put(form.path("id").asText(), keys);
        }
        return forms;
    }
}
