package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.millrace.platform.engine.ElementTemplates;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.testing.GeneratedPage;
import io.millrace.testing.MillraceTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What designers pick from in the Modeler is made from what the application can do. */
@MillraceTest
class ElementTemplatesTest {

    @Autowired
    private ElementTemplates templates;

    @Autowired
    private Map<String, ServiceTask<?, ?>> tasks;

    @Test
    void the_modelers_folder_holds_a_template_of_every_service_task() throws JsonProcessingException {
        GeneratedPage.assertCurrent(Path.of(".camunda/element-templates/millrace.json"), json() + "\n");
        assertThat(templates.all())
                .extracting(template -> template.id())
                .containsAll(tasks.keySet().stream()
                        .map(bean -> "io.millrace.task." + bean)
                        .collect(Collectors.toSet()));
    }

    /** The schema is the one that Camunda publishes as npm package @camunda/element-templates-json-schema, 0.22.1, MIT. */
    @Test
    void the_templates_hold_to_the_schema_that_the_modeler_reads_them_by() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(new ClassPathResource("schemas/camunda-element-templates.json").getInputStream());
        assertThat(schema.validate(json(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json().replace("bpmn:ServiceTask", "ServiceTask"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void every_contract_is_described_on_a_page_for_designers() {
        GeneratedPage.assertCurrent(Path.of("docs/service-tasks.md"), ServiceTaskPage.of(tasks));
    }

    private String json() throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(templates.all());
    }
}
