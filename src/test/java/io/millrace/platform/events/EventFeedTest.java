package io.millrace.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.Page;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.TestOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class EventFeedTest {

    private final Events events;
    private final EventFeed feed;
    private final TransactionTemplate transactions;
    private final MockMvc api;
    private final TestOrganization organization;
    private final TestOrganization stranger;
    private final UUID subject = UUID.randomUUID();

    @Autowired
    EventFeedTest(
            Events events, EventFeed feed, TransactionTemplate transactions, MockMvc api, WorkerDatabase workers) {
        this.events = events;
        this.feed = feed;
        this.transactions = transactions;
        this.api = api;
        this.organization = TestOrganization.create(workers);
        this.stranger = TestOrganization.create(workers);
    }

    @Test
    void an_event_that_commits_late_comes_after_those_already_shown() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<UUID> late = CompletableFuture.supplyAsync(() -> as(() -> transactions.execute(status -> {
            UUID id = events.publish(new ThingHappened(UUID.randomUUID(), 1));
            written.countDown();
            await().until(() -> commit.getCount() == 0);
            return id;
        })));
        written.await();
        UUID early = publish(UUID.randomUUID());
        await().until(() -> ids(null).equals(List.of(early)));

        commit.countDown();

        UUID afterwards = late.join();
        await().until(() -> ids(early).equals(List.of(afterwards)));
    }

    @Test
    void a_reader_beside_many_writers_gets_every_event_once() {
        int writers = 6;
        int each = 40;
        CompletableFuture<?>[] writing = IntStream.range(0, writers)
                .mapToObj(writer -> CompletableFuture.supplyAsync(() -> {
                    Random random = new Random(writer);
                    List<UUID> written = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        written.addAll(publishInOneTransaction(random.nextInt(3), random));
                    }
                    return written;
                }))
                .toArray(CompletableFuture[]::new);

        List<UUID> read = new ArrayList<>();
        CompletableFuture<Void> done = CompletableFuture.allOf(writing);
        while (!done.isDone()) {
            read.addAll(ids(read.isEmpty() ? null : read.get(read.size() - 1)));
        }
        List<UUID> written = new ArrayList<>();
        for (CompletableFuture<?> writer : writing) {
            for (Object id : (List<?>) writer.join()) {
                written.add((UUID) id);
            }
        }
        await().until(() -> {
            read.addAll(ids(read.isEmpty() ? null : read.get(read.size() - 1)));
            return read.size() >= written.size();
        });
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void readers_get_public_cloud_events_of_their_organization_page_by_page() throws Exception {
        UUID first = publish(subject);
        as(() -> transactions.execute(status -> events.publish(new ThingHappened.Quietly(subject))));
        CurrentActor.callAs(
                stranger.actor("other"),
                () -> transactions.execute(status -> events.publish(new ThingHappened(subject, 1))));
        UUID second = publish(subject);
        await().until(() -> ids(null).size() == 2);

        api.perform(get("/api/v1/events?limit=1").with(organization.signedInAs("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].specversion").value("1.0"))
                .andExpect(jsonPath("$.items[0].id").value(first.toString()))
                .andExpect(jsonPath("$.items[0].data.number").value(1))
                .andExpect(jsonPath("$.next").value(first.toString()));
        api.perform(get("/api/v1/events?limit=1&after=" + first).with(organization.signedInAs("auditor")))
                .andExpect(jsonPath("$.items[0].id").value(second.toString()))
                .andExpect(jsonPath("$.next").value(Matchers.nullValue()));
    }

    @Test
    void readers_can_ask_for_one_type_only() throws Exception {
        publish(subject);
        String type = "io.millrace.platform.thing.ended.v1";
        UUID wanted = as(() -> transactions.execute(status -> events.publish(new ThingHappened(subject, 2, type))));
        await().until(() -> ids(null).size() == 2);

        api.perform(get("/api/v1/events?type=" + type).with(organization.signedInAs("auditor")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(wanted.toString()));
    }

    @Test
    void the_feed_needs_its_capability_and_an_event_of_the_organization_to_go_on_after() throws Exception {
        UUID strangers = Objects.requireNonNull(CurrentActor.callAs(
                stranger.actor("other"),
                () -> transactions.execute(status -> events.publish(new ThingHappened(subject, 1)))));

        api.perform(get("/api/v1/events").with(stranger.signedInAs("viewer")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("CAPABILITY_MISSING"));
        RequestPostProcessor auditor = organization.signedInAs("auditor");
        api.perform(get("/api/v1/events?after=" + strangers).with(auditor))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("INVALID_CURSOR"));
        api.perform(get("/api/v1/events?limit=0").with(auditor)).andExpect(status().isBadRequest());
    }

    private List<UUID> publishInOneTransaction(int number, Random random) {
        return as(() -> transactions.execute(status -> {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                ids.add(events.publish(new ThingHappened(UUID.randomUUID(), random.nextInt())));
            }
            return ids;
        }));
    }

    private UUID publish(UUID about) {
        return as(() -> transactions.execute(status -> events.publish(new ThingHappened(about, 1))));
    }

    private <T> T as(Supplier<@Nullable T> work) {
        return Objects.requireNonNull(CurrentActor.<@Nullable T>callAs(organization.actor("request-1"), work));
    }

    /** What the feed gives after an event. */
    private List<UUID> ids(@Nullable UUID after) {
        Page<JsonNode> page = as(() -> feed.page(after, null, 200));
        return page.items().stream()
                .map(event -> UUID.fromString(event.path("id").asText()))
                .toList();
    }
}
