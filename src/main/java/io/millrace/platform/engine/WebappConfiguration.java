package io.millrace.platform.engine;

import io.millrace.platform.security.KeycloakProperties;
import io.millrace.platform.web.ProblemWriter;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our filters between Spring Security, which knows the person, and Camunda's own, which believe what ours say. */
@Configuration(proxyBeanMethods = false)
class WebappConfiguration {

    private static final int AFTER_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

    /** Camunda reads these settings when the server starts, after this class was made. */
    WebappConfiguration(
            CamundaBpmProperties camunda, KeycloakProperties keycloak, @Value("${millrace.url}") String url) {
        boolean secure = url.startsWith("https:");
        var webapp = camunda.getWebapp();
        webapp.getCsrf().setTargetOrigin(url);
        webapp.getCsrf().setEnableSecureCookie(secure);
        webapp.getSessionCookie().setEnableSecureCookie(secure);
        webapp.getHeaderSecurity().setHstsDisabled(!secure);
        // Camunda's default, but for the forms: signing out is one, and it ends at Keycloak.
        webapp.getHeaderSecurity()
                .setContentSecurityPolicyValue(
                        "base-uri 'self'; script-src $NONCE 'strict-dynamic' 'unsafe-eval' https: 'self' 'unsafe-inline';"
                                + " style-src 'unsafe-inline' 'self'; default-src 'self'; img-src 'self' data:;"
                                + " form-action 'self' " + keycloak.url()
                                + "; frame-ancestors 'none'; object-src 'none';"
                                + " sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads");
    }

    @Bean
    FilterRegistrationBean<Filter> webappSession(ObjectProvider<ProcessEngine> engine, ProblemWriter problems) {
        return between(new WebappSession(engine, problems), AFTER_SECURITY);
    }

    @Bean
    FilterRegistrationBean<Filter> webappGate(ProblemWriter problems) {
        return between(new WebappGate(problems), AFTER_SECURITY + 1);
    }

    private static FilterRegistrationBean<Filter> between(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(order);
        return registration;
    }
}
