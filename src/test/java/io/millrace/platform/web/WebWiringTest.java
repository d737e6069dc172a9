package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springdoc.webmvc.ui.SwaggerConfig;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ActiveProfiles;

/** The conventions as Spring Boot puts them together, in a real server. */
@SpringBootTest(
        classes = WebWiringTest.WebAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"millrace.url=https://millrace.example", "millrace.keycloak.url=https://sign-in.example"})
@ActiveProfiles("probe")
class WebWiringTest {

    @ComponentScan(
            basePackageClasses = Lists.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Lists.class))
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class,
        SwaggerConfig.class,
        SwaggerUiConfigProperties.class,
        SwaggerUiOAuthProperties.class
    })
    static class WebAlone {}

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answers_of_the_api_are_not_stored_by_caches() throws Exception {
        assertThat(get("/api/v1/probes").headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void the_applications_own_json_is_strict() throws Exception {
        HttpResponse<String> response = post("/api/v1/probes/values", BodyPublishers.ofString("{\"text\":1,\"x\":1}"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/probes/values", BodyPublishers.ofString("{\"decimal\":1E+3}"))
                        .body())
                .contains("\"decimal\":1000,");
    }

    @Test
    void an_address_that_does_not_exist_is_a_problem() throws Exception {
        HttpResponse<String> response = get("/api/v1/nowhere");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-ID")).isPresent();
        assertThat(JsonPath.<String>read(response.body(), "$.code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_chunked_body_of_more_than_one_mebibyte_is_refused() throws Exception {
        byte[] text = new byte[BodyLimitFilter.LIMIT + 100];
        Arrays.fill(text, (byte) ' ');
        HttpResponse<String> response =
                post("/api/v1/probes/values", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text)));
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void a_request_that_the_server_itself_refuses_shows_no_internals() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/probes?a=<b> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(read(socket))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "MALFORMED_REQUEST", "X-Request-ID")
                    .doesNotContain("Exception", "Tomcat", "org.");
        }
    }

    @Test
    void the_description_is_openapi_31_with_sign_in_capability_headers_and_problems() throws Exception {
        String description = get("/v3/api-docs").body();
        assertThat(JsonPath.<String>read(description, "$.openapi")).startsWith("3.1");
        assertThat(JsonPath.<String>read(
                        description, "$.components.securitySchemes.keycloak.flows.authorizationCode.tokenUrl"))
                .isEqualTo("https://sign-in.example/realms/millrace/protocol/openid-connect/token");
        Map<String, Object> create = JsonPath.read(description, "$.paths['/api/v1/probes/partners'].post");
        assertThat(create).containsEntry("x-capability", "PROBE_CREATE");
        assertThat(JsonPath.<List<String>>read(create, "$.parameters[*].name"))
                .contains("Idempotency-Key", "X-Organization-ID");
        assertThat(JsonPath.<List<Boolean>>read(create, "$.parameters[?(@.name == 'Idempotency-Key')].required"))
                .containsExactly(true);
        assertThat(JsonPath.<Map<String, Object>>read(create, "$.responses"))
                .containsKeys("200", "400", "401", "403", "404", "409", "422", "503");
        assertThat(JsonPath.<Map<String, Object>>read(description, "$.components.schemas.ProblemBody.properties"))
                .containsKeys(
                        "type", "title", "status", "detail", "instance", "code", "correlationId", "error", "errors");
    }

    @Test
    void the_description_of_a_list_names_its_parameters() throws Exception {
        String description = get("/v3/api-docs").body();
        assertThat(JsonPath.<List<String>>read(description, "$.paths['/api/v1/probes'].get.parameters[*].name"))
                .containsExactlyInAnyOrder("X-Organization-ID", "limit", "cursor", "filter", "sort", "count");
        assertThat(JsonPath.<List<String>>read(description, "$.paths['/api/v1/probes/wide'].get.parameters[*].name"))
                .contains("q", "fields");
        assertThat(JsonPath.<List<String>>read(
                        description,
                        "$.paths['/api/v1/probes/wide/{id}'].get.parameters[?(@.name == 'fields')].description"))
                .singleElement()
                .asString()
                .contains("id, name, bankAccount, bankAccount.iban, lines, lines.quantity, note, version");
        assertThat(JsonPath.<List<String>>read(description, "$.paths['/api/v1/probes/{id}'].put.parameters[*].name"))
                .containsExactlyInAnyOrder("X-Organization-ID", "id", "If-Match");
        assertThat(JsonPath.<List<Object>>read(description, "$.paths['/api/v1/probes/sized'].get.security"))
                .isEmpty();
    }

    @Test
    void the_pages_of_the_description_and_of_the_error_codes_are_there() throws Exception {
        assertThat(get("/swagger-ui.html").statusCode()).isEqualTo(302);
        assertThat(get("/docs/errors").body()).contains("id=\"VALIDATION_FAILED\"");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
