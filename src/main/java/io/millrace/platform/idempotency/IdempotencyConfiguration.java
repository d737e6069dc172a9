package io.millrace.platform.idempotency;

import io.millrace.platform.tenancy.TenantTransactionManager;
import io.millrace.platform.web.ProblemWriter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyConfiguration implements WebMvcConfigurer {

    /** Behind the security chain, because the actor that it binds is part of what a key means. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            StoredAnswers answers, TenantTransactionManager transactions, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(answers, transactions, problems));
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequiredKey()).addPathPatterns("/api/v1/**");
    }
}
