package io.millrace.partners.screening;

import io.millrace.platform.tenancy.WorkerDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Loads the list that {@code millrace.screening.list} points to when the application starts; without it, none. */
@Component
@ConditionalOnProperty("millrace.screening.list")
class ScreeningListStartup implements ApplicationRunner {

    private final ScreeningListLoader loader;
    private final WorkerDatabase database;
    private final Resource list;

    ScreeningListStartup(
            ScreeningListLoader loader, WorkerDatabase database, @Value("${millrace.screening.list}") Resource list) {
        this.loader = loader;
        this.database = database;
        this.list = list;
    }

    @Override
    public void run(ApplicationArguments args) {
        database.call(jdbc -> loader.load(jdbc, list));
    }
}
