package io.millrace.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.TestOrganization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Its context is closed when it is done, since its relay would deliver what other tests publish. */
@PlatformContext
@DirtiesContext
@TestPropertySource(
        properties = {
            "millrace.rate-limit.user=5",
            "millrace.rate-limit.webapp=7",
            "millrace.rate-limit.upload=2",
            "millrace.rate-limit.organization=8",
            "millrace.rate-limit.address=40",
            "millrace.rate-limit.sign-in=3",
            "millrace.rate-limit.unauthenticated=4"
        })
class RateLimitTest {

    private static final String EVENTS = "/api/v1/events";

    private final MockMvc api;
    private final MovableClock clock;
    private final TestOrganization asha;
    private final TestOrganization bilal;
    private final TestOrganization stranger;
    private String address = "10.1." + UUID.randomUUID();

    @Autowired
    RateLimitTest(MockMvc api, MovableClock clock, WorkerDatabase workers) {
        this.api = api;
        this.clock = clock;
        this.asha = TestOrganization.create(workers);
        this.bilal = new TestOrganization(asha.tenant(), UUID.randomUUID());
        this.stranger = TestOrganization.create(workers);
    }

    @Test
    void an_answer_says_what_is_left_to_its_caller() throws Exception {
        MockHttpServletResponse answer = read(asha);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"user\";q=5;w=60, \"organization\";q=8;w=60");
        assertThat(answer.getHeader("RateLimit")).isEqualTo("\"user\";r=4;t=60, \"organization\";r=7;t=60");
    }

    @Test
    void a_user_over_the_limit_is_told_when_to_come_again_and_then_served() throws Exception {
        assertThat(statuses(5, asha)).containsOnly(200);
        clock.move(Duration.ofSeconds(18));

        MockHttpServletResponse refused = read(asha);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("42");
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"user\";q=5;w=60");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"user\";r=0;t=42");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        var body = new ObjectMapper().readTree(refused.getContentAsString());
        assertThat(body.path("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(body.path("detail").asText()).contains("'user'", "5 in 60 seconds", "42 seconds");

        clock.move(Duration.ofSeconds(42));
        assertThat(read(asha).getStatus()).isEqualTo(200);
    }

    @Test
    void a_user_over_the_limit_takes_nothing_from_the_others_of_the_organization() throws Exception {
        assertThat(statuses(30, asha)).contains(429);
        assertThat(statuses(3, bilal)).containsOnly(200);
    }

    @Test
    void an_organization_over_its_limit_stops_all_its_users_and_no_other_organization() throws Exception {
        statuses(5, asha);
        statuses(3, bilal);

        MockHttpServletResponse refused = read(bilal);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("RateLimit")).contains("\"user\";r=1;", "\"organization\";r=0;");
        assertThat(read(stranger).getStatus()).isEqualTo(200);
    }

    @Test
    void uploads_are_limited_before_other_calls_of_the_user() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(upload(asha).getHeader("RateLimit")).contains("\"upload\";r=" + (1 - i), "\"user\"");
        }

        MockHttpServletResponse refused = upload(asha);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"upload\";r=0;t=60");
        assertThat(read(asha).getStatus()).isEqualTo(200);
        assertThat(upload(bilal).getStatus()).isNotEqualTo(429);
    }

    @Test
    void a_browser_in_the_webapps_has_a_limit_of_its_own() throws Exception {
        assertThat(statuses(5, asha)).containsOnly(200);

        MockHttpServletResponse webapp = browse("/camunda/api/engine/engine/default/task");

        assertThat(webapp.getStatus()).isNotEqualTo(429);
        assertThat(webapp.getHeader("RateLimit")).startsWith("\"webapp\";r=6;t=60, \"organization\"");
    }

    @Test
    void pages_and_their_parts_are_not_counted() throws Exception {
        for (String path : List.of(
                "/",
                "/millrace.css",
                "/docs/errors.html",
                "/swagger-ui/index.html",
                "/actuator/health",
                "/camunda/lib/deps.js",
                "/camunda/app/tasklist/default/",
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.css")) {
            assertThat(browse(path).getHeaderNames()).as(path).doesNotContain("RateLimit");
        }
        assertThat(browse("/api/v1/events/../../docs").getHeaderNames()).contains("RateLimit");
    }

    @Test
    void an_address_that_sends_bad_tokens_is_limited_and_who_is_signed_in_there_goes_on() throws Exception {
        for (int i = 0; i < 4; i++) {
            MockHttpServletResponse answer = sendBadToken();
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeader("RateLimit")).isEqualTo("\"unauthenticated\";r=%d;t=60".formatted(3 - i));
        }

        MockHttpServletResponse refused = sendBadToken();

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(read(asha).getStatus()).isEqualTo(200);
        address = "another";
        assertThat(sendBadToken().getStatus()).isEqualTo(401);
    }

    @Test
    void a_script_without_a_session_is_limited_too() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(send(get("/camunda/api/engine/engine")).getStatus()).isEqualTo(401);
        }
        assertThat(send(get("/camunda/api/engine/engine")).getStatus()).isEqualTo(429);
    }

    @Test
    void an_address_that_starts_too_many_sign_ins_gets_a_page_about_it() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(startSignIn().getStatus()).isNotEqualTo(429);
        }

        MockHttpServletResponse refused = startSignIn();

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
        assertThat(refused.getContentType()).startsWith("text/html");
        assertThat(refused.getContentAsString()).contains("60 seconds");
    }

    @Test
    void an_address_over_its_limit_is_refused_whoever_calls() throws Exception {
        for (int i = 0; i < 40; i++) {
            send(get("/logout"));
        }
        assertThat(read(asha).getStatus()).isEqualTo(429);
        address = "another";
        assertThat(read(asha).getStatus()).isEqualTo(200);
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() throws Exception {
        String network = "2001:db8:%x:%x".formatted((int) (Math.random() * 65536), (int) (Math.random() * 65536));
        for (int i = 0; i < 4; i++) {
            address = network + "::" + i;
            assertThat(sendBadToken().getStatus()).isEqualTo(401);
        }
        address = network + ":ffff:0:0:1";
        assertThat(sendBadToken().getStatus()).isEqualTo(429);
    }

    @Test
    void requests_are_served_while_rates_cannot_be_counted_and_counted_when_they_can() throws Exception {
        JdbcClient superuser = PlatformDatabase.asSuperuser();
        superuser.sql("revoke all on rate_limit from millrace_worker").update();
        try {
            for (MockHttpServletResponse answer : List.of(read(asha), read(asha))) {
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(answer.getHeaderNames()).doesNotContain("RateLimit");
            }
        } finally {
            superuser
                    .sql("grant select, insert, update, delete on rate_limit to millrace_worker")
                    .update();
            clock.move(Duration.ofSeconds(5));
        }
        assertThat(read(asha).getHeader("RateLimit")).startsWith("\"user\";r=4;");
    }

    private MockHttpServletResponse read(TestOrganization user) throws Exception {
        return send(get(EVENTS).with(user.signedInAs("admin")));
    }

    private List<Integer> statuses(int calls, TestOrganization user) {
        return IntStream.range(0, calls)
                .mapToObj(call -> {
                    try {
                        return read(user).getStatus();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private MockHttpServletResponse upload(TestOrganization user) throws Exception {
        return send(multipart("/api/v1/files").file("file", new byte[] {1}).with(user.signedInAs("partner-manager")));
    }

    private MockHttpServletResponse browse(String path) throws Exception {
        var organization =
                Map.of(asha.tenant().alias(), Map.of("id", asha.tenant().id().toString(), "groups", List.of("/admin")));
        return send(get(path)
                .sessionAttr("organization", asha.tenant().alias())
                .with(oidcLogin()
                        .idToken(token -> token.subject(asha.userId().toString())
                                .issuedAt(clock.instant())
                                .claim("organization", organization))));
    }

    private MockHttpServletResponse sendBadToken() throws Exception {
        return send(get(EVENTS).header("Authorization", "Bearer nonsense"));
    }

    private MockHttpServletResponse startSignIn() throws Exception {
        return send(get("/oauth2/authorization/keycloak").header("Accept", "text/html"));
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return api.perform(request.with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                }))
                .andReturn()
                .getResponse();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
