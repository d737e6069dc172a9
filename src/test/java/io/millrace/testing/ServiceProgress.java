package io.millrace.testing;

/** Tells a waiting person what is being done. */
@FunctionalInterface
public interface ServiceProgress {
    void say(String line);
}
