package io.millrace.platform.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;

/** The worker in Java, as docs/external-tasks.md shows it; the one in JavaScript does the same. */
final class PriceList {

    private PriceList() {}

    /** @param token a valid access token each time that it is asked for one */
    static ExternalTaskClient open(String millraceUrl, String topic, Supplier<String> token) {
        ExternalTaskClient client = ExternalTaskClient.create()
                .baseUrl(millraceUrl + "/engine-rest")
                .asyncResponseTimeout(20_000)
                .addInterceptor(request -> request.addHeader("Authorization", "Bearer " + token.get()))
                .build();
        client.subscribe(topic).handler(PriceList::sayPrice).open();
        return client;
    }

    private static void sayPrice(ExternalTask task, ExternalTaskService tasks) {
        String article = task.getVariable("article");
        int pieces = task.getVariable("pieces");
        switch (article) {
            case "rare" -> tasks.handleBpmnError(task, "NOT_FOR_SALE", "Nobody sells this");
            case "unreadable" -> tasks.handleFailure(task, "The price list is unreadable", "", 0, 0);
            default -> tasks.complete(task, Map.of("price", 1.5 * pieces));
        }
    }
}
