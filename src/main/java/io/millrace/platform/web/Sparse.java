package io.millrace.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that answers with a wide view, or a page of them: callers may ask for some fields by {@code ?fields=}.
 * The id is always among them, so that what is shown can be told apart and read again. Version and headers are those of
 * the whole resource.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sparse {}
