package io.millrace.platform.engine;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import io.millrace.platform.web.ProblemWriter;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes what {@link EngineRest} holds of the engine's REST API, behind its gate. */
@Configuration(proxyBeanMethods = false)
class EngineRestConfiguration {

    private static final String BELOW = EngineRestRules.ROOT + "/*";

    @Bean
    ServletRegistrationBean<ServletContainer> engineRest(
            WaitingWorkers workers, ExternalTaskRows tasks, ProblemWriter problems) {
        var resources = new ResourceConfig()
                .register(new EngineRest(workers, tasks))
                .register(new EngineRestFailures(problems))
                .register(JacksonConfigurator.class)
                .register(JacksonJsonProvider.class)
                .register(MultipartPayloadProvider.class)
                // Nothing that happens to be on the class path answers for failures in ways of its own.
                .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        var servlet = new ServletRegistrationBean<>(new ServletContainer(resources), BELOW);
        servlet.setName("engine-rest");
        return servlet;
    }

    @Bean
    FilterRegistrationBean<Filter> engineRestGate(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<Filter>(new EngineRestGate(problems));
        registration.addUrlPatterns(BELOW);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }
}
