package io.millrace;

import io.millrace.testing.MailServer;
import io.millrace.testing.Services;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the page of mails to everybody on the developer's machine; in no delivered artefact. */
@TestConfiguration(proxyBeanMethods = false)
@Profile("dev")
class DevMails {

    @Bean(destroyMethod = "") // Stops with the other services, after the application.
    MailServer mailServer() {
        return Services.forDevelopment().mail();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain devMailSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/dev/mails", "/dev/mails/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .build();
    }
}
