package io.millrace.platform.web;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/** Puts the conventions before every controller of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration implements WebMvcConfigurer {

    static final String API = "/api/v1/**";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Tenant data is not for caches; a method that answers with something else sets its own Cache-Control.
        WebContentInterceptor noStore = new WebContentInterceptor();
        noStore.setCacheControl(CacheControl.noStore());
        registry.addInterceptor(noStore).addPathPatterns(API);
        registry.addInterceptor(new SunsetHeaders()).addPathPatterns(API);
        registry.addInterceptor(new UnknownParameters()).addPathPatterns(API);
        registry.addInterceptor(new SparseFields()).addPathPatterns(API);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ListQueryResolver());
        resolvers.add(new IfMatchResolver());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/docs/errors").setViewName("forward:/docs/errors.html");
    }
}
