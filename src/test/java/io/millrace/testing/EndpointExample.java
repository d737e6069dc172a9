package io.millrace.testing;

import java.util.function.Supplier;

/**
 * A call that succeeds.
 *
 * @param endpoint method and pattern as the controller declares them, e.g. {@code POST /api/v1/partners/{id}/approve}
 * @param caller a person of the organization acme alone
 * @param request makes what the call needs, anew each time, and says what to send
 */
public record EndpointExample(String endpoint, String caller, Supplier<ExampleRequest> request) {}
