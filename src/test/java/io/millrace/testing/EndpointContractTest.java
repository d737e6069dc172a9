package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds every endpoint that is mapped below {@code /api/v1} to the conventions of the API; a new one is in it by itself. */
@MillraceTest
class EndpointContractTest {

    private static final String ACME = "a0000000-0000-4000-8000-000000000001";
    private static final String GLOBEX = "a0000000-0000-4000-8000-000000000002";
    /** Members of one organization each, whose sign-in no other test locks. */
    private static final List<String> PEOPLE =
            List.of("petra", "amir", "mona", "clara", "ada", "dora", "gina", "george", "gloria", "gus", "gwen");

    private static final String WITHOUT_ROLE = "without-role";

    private static final Map<String, EndpointExample> EXAMPLES = EndpointExamples.all();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @SuppressWarnings("NullAway.Init")
    private ApiDescription description;

    @BeforeEach
    void knowEverybody() {
        KeycloakAdministrator administrator = new KeycloakAdministrator();
        administrator.signIn();
        administrator.addPerson(UUID.fromString(ACME), WITHOUT_ROLE);
        PEOPLE.forEach(person -> Api.as(person).get("/api/v1/probe-actor"));
        description = ApiDescription.ofApplication();
    }

    @TestFactory
    Stream<DynamicContainer> every_endpoint_keeps_the_conventions() {
        return Endpoint.all(mappings)
                .map(endpoint -> DynamicContainer.dynamicContainer(endpoint.name(), tests(endpoint)));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_for_an_endpoint_that_exists() {
        List<String> endpoints = Endpoint.all(mappings).map(Endpoint::name).toList();
        return EXAMPLES.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(endpoints).contains(name)));
    }

    private List<DynamicTest> tests(Endpoint endpoint) {
        List<DynamicTest> tests = new ArrayList<>();
        add(tests, "declares one guard", () -> assertThat(endpoint.guards()).isEqualTo(1));
        if (!endpoint.isPublic()) {
            add(
                    tests,
                    "lets nobody in without a token",
                    () -> refuses(endpoint, Api.anonymous(), 401, "UNAUTHENTICATED"));
        }
        if (endpoint.capability() != null) {
            add(
                    tests,
                    "refuses a caller without the capability",
                    () -> refuses(endpoint, Api.as(WITHOUT_ROLE), 403, "CAPABILITY_MISSING"));
        }
        add(tests, "refuses an unknown query parameter", () -> {
            ExampleRequest request = endpoint.anything();
            check(
                    call(
                            endpoint,
                            new ExampleRequest(request.path() + "?noSuchParameter=1", request.json(), request.parts()),
                            person(ACME, endpoint).withFreshKey()),
                    400,
                    "UNKNOWN_PARAMETER");
        });
        if (endpoint.takesJson()) {
            add(
                    tests,
                    "refuses an unknown field",
                    () -> check(
                            call(
                                    endpoint,
                                    ExampleRequest.json(endpoint.absentPath(), "{\"noSuchField\": 1}"),
                                    person(ACME, endpoint).withFreshKey()),
                            400,
                            "UNKNOWN_FIELD"));
        }
        if (endpoint.requiresKey()) {
            add(
                    tests,
                    "asks for an idempotency key",
                    () -> check(
                            call(endpoint, endpoint.anything(), person(ACME, endpoint)),
                            400,
                            "IDEMPOTENCY_KEY_REQUIRED"));
        }
        if (endpoint.announcesEnd()) {
            add(tests, "announces its end", () -> {
                Answer answer = call(
                        endpoint, endpoint.anything(), person(ACME, endpoint).withFreshKey());
                assertThat(answer.headers().map()).containsKeys("Deprecation", "Sunset", "Link");
            });
        }
        if (endpoint.isUnsafe() || description.find(endpoint).isPresent()) {
            add(tests, "has an example", () -> assertThat(EXAMPLES).containsKey(endpoint.name()));
        }
        EndpointExample example = EXAMPLES.get(endpoint.name());
        if (example != null) {
            addByExample(tests, endpoint, example);
        }
        return tests;
    }

    private void addByExample(List<DynamicTest> tests, Endpoint endpoint, EndpointExample example) {
        // What is refused leaves the example as it was, for the next to use; many take a whole onboarding to make.
        SingletonSupplier<ExampleRequest> request = SingletonSupplier.of(example.request());
        if (endpoint.namesResource()) {
            add(tests, "knows no resource that does not exist", () -> {
                ExampleRequest absent = request.obtain().to(endpoint.absentPath());
                Answer answer = call(endpoint, absent, Api.as(example.caller()).withFreshKey());
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            });
            add(tests, "knows no resource of another organization", () -> {
                Answer answer = call(
                        endpoint, request.obtain(), person(GLOBEX, endpoint).withFreshKey());
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            });
        }
        if (endpoint.isUnsafe()) {
            add(
                    tests,
                    "answers a repeated call again, and refuses its key for another",
                    () -> replays(endpoint, request.obtain(), example.caller()));
        } else {
            add(tests, "answers its example", () -> {
                Answer answer = call(endpoint, request.obtain(), Api.as(example.caller()));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                record(endpoint, request.obtain(), answer);
            });
        }
        if (endpoint.isConditional()) {
            add(tests, "refuses a version that is no longer current", () -> refusesStale(endpoint, example));
        }
    }

    private void replays(Endpoint endpoint, ExampleRequest request, String user) {
        Api caller = Api.as(user).withKey(UUID.randomUUID().toString());

        Answer first = call(endpoint, request, caller);
        Answer again = call(endpoint, request, caller);

        assertThat(first.status()).as(first.body()).isBetween(200, 299);
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        check(call(endpoint, request.withOtherBody(), caller), 422, "IDEMPOTENCY_KEY_REUSED");
        record(endpoint, request, first);
    }

    private void refusesStale(Endpoint endpoint, EndpointExample example) {
        ExampleRequest request = example.request().get();
        Api caller = Api.as(example.caller());
        String resource = endpoint.resourceOf(request.path());
        Answer before = caller.get(resource);
        String current = before.header("ETag").orElseThrow();
        String stale = "\"" + (Long.parseLong(current.replace("\"", "")) - 1) + "\"";

        check(call(endpoint, request, caller.withFreshKey().with("If-Match", stale)), 412, "STALE_VERSION");

        assertThat(caller.get(resource).body()).isEqualTo(before.body());
        Answer done = call(endpoint, request, caller.withFreshKey().with("If-Match", current));
        assertThat(done.status()).as(done.body()).isBetween(200, 299);
    }

    private void refuses(Endpoint endpoint, Api caller, int status, String code) {
        check(call(endpoint, endpoint.anything(), caller.withFreshKey()), status, code);
    }

    /** Whatever comes back has to be described; what only tests have is not. */
    private Answer call(Endpoint endpoint, ExampleRequest request, Api caller) {
        Answer answer = request.send(caller, endpoint.method());
        description.find(endpoint).ifPresent(operation -> description.check(operation, answer));
        return answer;
    }

    private void record(Endpoint endpoint, ExampleRequest request, Answer answer) {
        description
                .find(endpoint)
                .ifPresent(operation -> RecordedExample.assertCurrent(operation.id(), request, answer));
    }

    private static void check(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    /** Somebody of the organization who has the endpoint's capability. */
    private Api person(String organization, Endpoint endpoint) {
        String capability = endpoint.capability();
        return Api.as(JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("""
                        select username from member m where tenant_id = :organization::uuid and active and username = any(:people)
                          and (:capability::text is null or exists (
                            select from role_capability where role = any(m.roles) and capability = :capability))
                        order by username desc limit 1""")
                .param("organization", organization)
                .param("people", PEOPLE.toArray(String[]::new))
                .param("capability", capability)
                .query(String.class)
                .single());
    }

    private static void add(List<DynamicTest> tests, String name, Executable test) {
        tests.add(DynamicTest.dynamicTest(name, test));
    }
}
