package io.millrace.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@MillraceTest
class FirstCallsTest {

    /** More than the worker pool has connections. */
    private static final int CALLS = 16;

    @Test
    void many_first_calls_with_a_new_token_at_once_do_not_wait_for_each_other() {
        Api.forgetTokens();
        Api petra = Api.as("petra");
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        try {
            List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> petra.get("/api/v1/approvals").status(), callers))
                    .limit(CALLS)
                    .toList();

            assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        } finally {
            callers.shutdown();
        }
    }
}
