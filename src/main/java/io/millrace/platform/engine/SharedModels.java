package io.millrace.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the application's own models, which all organizations share, at every start; those that have not changed keep
 * their version. They pass the same check as everybody's. The engine's own way would deploy them before there are any
 * service tasks to check them against.
 */
@Component
class SharedModels implements SmartInitializingSingleton {

    private static final List<String> FOLDERS = List.of("processes", "forms");

    private final RepositoryService repository;

    SharedModels(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var deployment = repository
                .createDeployment()
                .name("Millrace")
                .source("Millrace")
                .enableDuplicateFiltering(false);
        try {
            for (String folder : FOLDERS) {
                for (Resource file : files(folder)) {
                    String path = file.getURL().getPath();
                    try (InputStream content = file.getInputStream()) {
                        deployment.addInputStream(path.substring(path.lastIndexOf("/" + folder + "/") + 1), content);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The application's own models can't be read", e);
        }
        deployment.deploy();
    }

    private static List<Resource> files(String folder) throws IOException {
        List<Resource> files = new ArrayList<>();
        var resources = new PathMatchingResourcePatternResolver();
        for (String ending : List.of("bpmn", "dmn", "form")) {
            files.addAll(List.of(resources.getResources("classpath*:%s/**/*.%s".formatted(folder, ending))));
        }
        return files;
    }
}
