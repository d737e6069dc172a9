package io.millrace.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.KeycloakServer;
import io.millrace.testing.KeycloakTokens;
import io.millrace.testing.Services;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Integrators as they should be: each start has a key, and a call that broke is repeated with the same key until it is
 * answered. One in ten gives up on a broken call, as a client that is itself killed would.
 */
final class StartingClients {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);
    private static final Duration BEFORE_REPEAT = Duration.ofMillis(500);

    private final StartLedger ledger = new StartLedger();
    private final Semaphore answers = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CALL)
            .build();
    private final URI address;
    private final String token;
    private volatile boolean more = true;

    StartingClients(String applicationUrl) throws IOException, InterruptedException {
        address = URI.create(applicationUrl + "/api/v1/partners/onboarding/start");
        token = new KeycloakTokens(Services.forTests().keycloak())
                .signIn("petra", KeycloakServer.PASSWORD, "openid organization:acme")
                .get("access_token")
                .asText();
    }

    StartLedger ledger() {
        return ledger;
    }

    void begin(int clients) {
        for (int i = 1; i <= clients; i++) {
            Thread client = new Thread(this::work, "starting-client-" + i);
            threads.add(client);
            client.start();
        }
    }

    /** Forgets the answers so far, then returns when there were so many more. */
    void awaitAnswers(int count) throws InterruptedException {
        answers.drainPermits();
        if (!answers.tryAcquire(count, 5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("No more answers: " + ledger + ", " + ledger.surprises());
        }
    }

    /** Lets every client bring what it has begun to its answer; the application has to be up for that. */
    void finish() throws InterruptedException {
        more = false;
        for (Thread client : threads) {
            client.join();
        }
    }

    /** Asks again with every acknowledged key. */
    void repeatAll() throws InterruptedException {
        for (String key : ledger.acknowledged().keySet()) {
            start(key, false);
        }
    }

    private void work() {
        try {
            for (int i = 1; more; i++) {
                start("start-" + UUID.randomUUID(), i % 10 == 0);
                if (i % 5 == 0) {
                    String known = ledger.anyAcknowledgedKey().orElse(null);
                    if (known != null) {
                        start(known, true);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String key, boolean givesUp) throws InterruptedException {
        ledger.attempt(key);
        boolean open = true;
        while (open) {
            try {
                open = !isAnswered(key, http.send(call(key), HttpResponse.BodyHandlers.ofString()));
                answers.release();
            } catch (IOException broken) {
                ledger.breakCall();
                open = !givesUp;
            }
            if (open) {
                TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(BEFORE_REPEAT.toNanos()));
            }
        }
    }

    private boolean isAnswered(String key, HttpResponse<String> answer) throws IOException {
        if (COME_AGAIN.contains(answer.statusCode())) {
            return false;
        }
        if (answer.statusCode() == 201) {
            ledger.acknowledge(
                    key, UUID.fromString(JSON.readTree(answer.body()).get("id").asText()));
        } else {
            ledger.surprise("Status %d to key %s: %s".formatted(answer.statusCode(), key, answer.body()));
        }
        return true;
    }

    private HttpRequest call(String key) {
        return HttpRequest.newBuilder(address)
                .timeout(LONGEST_CALL)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(application(key)))
                .build();
    }

    /** The key is the name as well, so that a start done twice shows even without the table of keys. */
    private static String application(String key) {
        return """
                {"partnerType": "SELLER", "legalName": "%s", "country": "IN",
                 "address": {"line1": "12 Mill Road", "city": "Mumbai", "postalCode": "400001", "region": "Maharashtra"},
                 "contact": {"name": "Asha Rao", "email": "asha@example.com", "phone": "+91 22 5550 1234"},
                 "taxIdentities": [{"scheme": "GSTIN", "value": "27AAPFU0939F1ZV"}],
                 "bankAccount": {"holder": "%s", "currency": "INR", "ifsc": "SBIN0005943", "accountNumber": "12345678901"},
                 "expectedAnnualVolume": {"amount": "2500000.00", "currency": "INR"}}""".formatted(key, key);
    }
}
