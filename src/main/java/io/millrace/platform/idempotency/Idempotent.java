package io.millrace.platform.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Repeating a call to this endpoint with the same {@code Idempotency-Key} gives the first answer again. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * Whether a call without the key is refused: where a process starts, money or stock moves, an approval is
     * decided.
     */
    boolean required() default false;
}
