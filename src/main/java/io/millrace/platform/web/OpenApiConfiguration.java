package io.millrace.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of the API description that is the same for every endpoint. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String SCHEME = "keycloak";

    static {
        // They are read from several parameters and a header, which OperationDescription adds by name.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ListQuery.class, IfMatch.class);
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, anyJson());
    }

    /** Without types it would be described as an object; nothing that we take or give is an array there. */
    private static Schema<?> anyJson() {
        return new JsonSchema()
                .typesItem("object")
                .typesItem("string")
                .typesItem("number")
                .typesItem("boolean")
                .typesItem("null");
    }

    @Bean
    OpenAPI openApi(WebProperties properties) {
        Components components = new Components().addSecuritySchemes(SCHEME, signIn(properties.keycloak()));
        ModelConverterContextImpl problem = new ModelConverterContextImpl(new RecordSchemas());
        problem.resolve(new AnnotatedType(ProblemBody.class));
        problem.getDefinedModels().forEach(components::addSchemas);
        for (OperationDescription.Failure failure : OperationDescription.FAILURES) {
            components.addResponses(failure.component(), response(failure.description()));
        }
        return new OpenAPI()
                .info(new Info()
                        .title("Millrace")
                        .version("v1")
                        .contact(new Contact().name("Millrace").url(properties.url()))
                        .description("Business processes of trading and manufacturing companies."))
                .servers(List.of(new Server().url(properties.url())))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME))
                .components(components);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    /** The same text on every start, whichever controller was found first. */
    @Bean
    OpenApiCustomizer inOrder() {
        return description -> {
            List<Tag> tags = new ArrayList<>(Objects.requireNonNullElse(description.getTags(), List.of()));
            tags.sort(Comparator.comparing(Tag::getName));
            description.setTags(tags);
            Paths paths = new Paths();
            paths.putAll(new TreeMap<>(description.getPaths()));
            description.setPaths(paths);
            description
                    .getComponents()
                    .setSchemas(new TreeMap<>(description.getComponents().getSchemas()));
        };
    }

    @Bean
    OperationCustomizer operationDescription() {
        return OperationDescription::describe;
    }

    private static SecurityScheme signIn(WebProperties.Keycloak keycloak) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Sign-in at Keycloak by authorization code with PKCE.")
                .flows(new OAuthFlows()
                        .authorizationCode(new OAuthFlow()
                                .authorizationUrl(keycloak.openIdConnect() + "/auth")
                                .tokenUrl(keycloak.openIdConnect() + "/token")
                                .refreshUrl(keycloak.openIdConnect() + "/token")
                                .scopes(new Scopes()
                                        .addString("openid", "Who you are")
                                        .addString("organization:*", "Which organizations you belong to"))));
    }

    private static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/ProblemBody"))));
    }
}
