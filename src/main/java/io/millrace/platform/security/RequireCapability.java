package io.millrace.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers who hold the capability in the organization in force may call this endpoint; others get 403
 * {@code CAPABILITY_MISSING}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequireCapability {

    /** The capability's name, e.g. {@code PARTNER_APPROVE}. */
    String value();
}
