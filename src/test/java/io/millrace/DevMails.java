package io.millrace;

import io.millrace.platform.pages.StartPageNote;
import io.millrace.testing.KeycloakServer;
import io.millrace.testing.MailServer;
import io.millrace.testing.Services;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Opens the page of mails to everybody on the developer's machine, and says on the start page who is who; in no
 * delivered artefact.
 */
@TestConfiguration(proxyBeanMethods = false)
@Profile("dev")
class DevMails {

    @Bean(destroyMethod = "") // Stops with the other services, after the application.
    MailServer mailServer() {
        return Services.forDevelopment().mail();
    }

    @Bean
    StartPageNote whoIsWho() {
        return () -> """
                <h2>In development</h2>
                <p>Everybody's password is <code>%s</code>. Mails that would have been sent are kept under
                <a href="/dev/mails">/dev/mails</a>.</p>
                <table>
                <tr><th>organization</th><th>sign in as</th></tr>
                <tr><td>Acme Trading</td><td>petra (partner manager), amir and mona (manager), clara (compliance officer),
                ada (admin), viktor (viewer), dora (process designer)</td></tr>
                <tr><td>Globex Manufacturing</td><td>gina (partner manager), george (manager), gloria (compliance officer),
                gus (admin), gwen (process designer)</td></tr>
                <tr><td>both</td><td>otto (manager at Acme, viewer at Globex)</td></tr>
                </table>
                """.formatted(KeycloakServer.PASSWORD);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain devMailSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/dev/mails", "/dev/mails/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; style-src 'self'; img-src 'self'")))
                .build();
    }
}
