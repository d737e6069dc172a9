package io.millrace.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The probe behind the same filters, advice and converters as in the application. */
final class ProbeApi {

    static final String URL = "https://millrace.example";

    private ProbeApi() {}

    static ObjectMapper json() {
        Jackson2ObjectMapperBuilder builder = Jackson2ObjectMapperBuilder.json();
        JsonConfiguration.customize(builder);
        return builder.build();
    }

    static MockMvc start() {
        ObjectMapper json = json();
        WebProperties properties =
                new WebProperties(URL, null, new WebProperties.Keycloak("https://sign-in.example", "millrace"));
        ProblemWriter writer = new ProblemWriter(json, properties);
        return MockMvcBuilders.standaloneSetup(new ProbeController(), new FallbackErrorController(writer))
                .addPlaceholderValue("server.error.path:${error.path:/error}", "/error")
                .setControllerAdvice(new SparseAnswers(json), new ProblemAdvice(writer), new AnswerHeaders())
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
                .setCustomArgumentResolvers(new ListQueryResolver(), new IfMatchResolver())
                .addMappedInterceptors(
                        new String[] {WebConfiguration.API},
                        new SunsetHeaders(),
                        new UnknownParameters(),
                        new SparseFields())
                .addFilters(new RequestIdFilter(), new BodyLimitFilter(writer))
                .build();
    }
}
