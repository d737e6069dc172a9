package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds every endpoint that is mapped below {@code /api/v1} to the conventions of the API; a new one is in it by itself. */
@MillraceTest
class EndpointContractTest {

    private static final String ACME = "a0000000-0000-4000-8000-000000000001";
    private static final String GLOBEX = "a0000000-0000-4000-8000-000000000002";
    /** Members of one organization each, whose sign-in no other test locks. */
    private static final List<String> PEOPLE =
            List.of("petra", "amir", "mona", "clara", "ada", "gina", "george", "gloria", "gus");

    private static final Map<String, EndpointExample> EXAMPLES = examples();

    private final JdbcClient superuser = JdbcClient.create(Services.forTests().postgres().asSuperuser());

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @BeforeEach
    void knowEverybody() {
        PEOPLE.forEach(person -> Api.as(person).get("/api/v1/probe-actor"));
    }

    @TestFactory
    Stream<DynamicContainer> every_endpoint_keeps_the_conventions() {
        return Endpoint.all(mappings).map(endpoint -> DynamicContainer.dynamicContainer(endpoint.name(), tests(endpoint)));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_for_an_endpoint_that_exists() {
        List<String> endpoints = Endpoint.all(mappings).map(Endpoint::name).toList();
        return EXAMPLES.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(endpoints).contains(name)));
    }

    private List<DynamicTest> tests(Endpoint endpoint) {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, "declares one guard", () -> assertThat(endpoint.guards()).isEqualTo(1));
        if (!endpoint.isPublic()) {
            add(tests, "lets nobody in without a token", () -> refuses(endpoint, Api.anonymous(), 401, "UNAUTHENTICATED"));
        }
        if (endpoint.capability() != null) {
            add(tests, "refuses a caller without the capability",
                    () -> refuses(endpoint, person(ACME, endpoint, false), 403, "CAPABILITY_MISSING"));
        }
        add(tests, "refuses an unknown query parameter", () -> {
            ExampleRequest request = endpoint.anything();
            check(new ExampleRequest(request.path() + "?noSuchParameter=1", request.json(), request.parts())
                    .send(person(ACME, endpoint, true).withFreshKey(), endpoint.method()), 400, "UNKNOWN_PARAMETER");
        });
        if (endpoint.takesJson()) {
            add(tests, "refuses an unknown field", () -> check(
                    ExampleRequest.json(endpoint.absentPath(), "{\"noSuchField\": 1}")
                            .send(person(ACME, endpoint, true).withFreshKey(), endpoint.method()), 400, "UNKNOWN_FIELD"));
        }
        if (endpoint.requiresKey()) {
            add(tests, "asks for an idempotency key", () -> check(
                    endpoint.anything().send(person(ACME, endpoint, true), endpoint.method()),
                    400, "IDEMPOTENCY_KEY_REQUIRED"));
        }
        if (endpoint.isUnsafe() || endpoint.namesResource()) {
            add(tests, "has an example", () -> assertThat(EXAMPLES).containsKey(endpoint.name()));
        }
        EndpointExample example = EXAMPLES.get(endpoint.name());
        if (example != null) {
            addByExample(tests, endpoint, example);
        }
        return tests;
    }

    private void addByExample(List<DynamicTest> tests, Endpoint endpoint, EndpointExample example) {
        if (endpoint.namesResource()) {
            add(tests, "knows no resource that does not exist", () -> {
                Answer answer = example.request().get().to(endpoint.absentPath())
                        .send(Api.as(example.caller()).withFreshKey(), endpoint.method());
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            });
            add(tests, "knows no resource of another organization", () -> {
                Answer answer = example.request().get().send(person(GLOBEX, endpoint, true).withFreshKey(), endpoint.method());
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            });
        }
        if (endpoint.isUnsafe()) {
            add(tests, "answers a repeated call again, and refuses its key for another", () -> replays(endpoint, example));
        } else {
            add(tests, "answers its example", () -> {
                Answer answer = example.request().get().send(Api.as(example.caller()), endpoint.method());
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            });
        }
    }

    private static void replays(Endpoint endpoint, EndpointExample example) {
        ExampleRequest request = example.request().get();
        Api caller = Api.as(example.caller()).withKey(UUID.randomUUID().toString());

        Answer first = request.send(caller, endpoint.method());
        Answer again = request.send(caller, endpoint.method());

        assertThat(first.status()).as(first.body()).isBetween(200, 299);
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        check(request.withOtherBody().send(caller, endpoint.method()), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static void refuses(Endpoint endpoint, Api caller, int status, String code) {
        check(endpoint.anything().send(caller.withFreshKey(), endpoint.method()), status, code);
    }

    private static void check(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    /** Somebody of the organization who has the endpoint's capability, or has it not. */
    private Api person(String organization, Endpoint endpoint, boolean capable) {
        String capability = endpoint.capability();
        return Api.as(superuser.sql("""
                        select username from member m where tenant_id = :organization::uuid and active and username = any(:people)
                          and (:capability::text is null or :capable = exists (
                            select from role_capability where role = any(m.roles) and capability = :capability))
                        order by username desc limit 1""")
                .param("organization", organization)
                .param("people", PEOPLE.toArray(String[]::new))
                .param("capability", capability)
                .param("capable", capable)
                .query(String.class)
                .single());
    }

    private static void add(List<DynamicTest> tests, String name, Executable test) {
        tests.add(DynamicTest.dynamicTest(name, test));
    }

    private static Map<String, EndpointExample> examples() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(EndpointExamples.class));
        return scanner.findCandidateComponents("io.millrace").stream()
                .map(found -> create(found.getBeanClassName()))
                .flatMap(examples -> examples.examples().stream())
                .collect(Collectors.toMap(EndpointExample::endpoint, Function.identity()));
    }

    private static EndpointExamples create(@Nullable String name) {
        try {
            Constructor<?> constructor =
                    ClassUtils.resolveClassName(String.valueOf(name), null).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (EndpointExamples) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
