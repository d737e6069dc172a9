package io.millrace.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models as they lie in the application. */
final class Models {

    private Models() {}

    static List<BpmnModelInstance> all() throws IOException {
        var models = new ArrayList<BpmnModelInstance>();
        for (Resource file : files("processes/**/*.bpmn")) {
            try (InputStream content = file.getInputStream()) {
                models.add(Bpmn.readModelFromStream(content));
            }
        }
        return models;
    }

    static Resource[] files(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
    }
}
