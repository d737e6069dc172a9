package io.millrace.plants;

import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.Versioned;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the organization's plants and their calendars. */
@Service
@Transactional
class PlantService {

    private static final Listing<PlantLine> PLANTS = Listing.of(PlantLine.class)
            .select("id, status, code, name, main, time_zone, created_at, version")
            .from("plant")
            .fields(
                    ListField.choice("status", "status", PlantStatus.class).required(),
                    ListField.text("code", "code").required(),
                    ListField.text("name", "name").required(),
                    ListField.instant("createdAt", "created_at").required())
            .sortedBy("code");

    private final Plants plants;
    private final Lists lists;
    private final Events events;
    private final Clock clock;

    PlantService(Plants plants, Lists lists, Events events, Clock clock) {
        this.plants = plants;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<PlantLine> list(ListQuery query) {
        return lists.page(PLANTS, query);
    }

    @Transactional(readOnly = true)
    PlantView get(UUID id) {
        return PlantView.of(plants.get(id));
    }

    PlantView create(PlantRequest request) {
        UUID id = Ids.next();
        var details = admitted(id, request);
        events.publish(new PlantCreated(id, details.code()));
        return PlantView.of(plants.save(Plant.of(id, details, me(), clock.instant())));
    }

    PlantView change(UUID id, PlantRequest request, IfMatch ifMatch) {
        var plant = plants.get(id);
        ifMatch.check(Versioned.number(plant.version()));
        plant.requireActive();
        var changed = plant.changed(admitted(id, request), me(), clock.instant());
        events.publish(new PlantChanged(id, changed.details().code()));
        return PlantView.of(plants.save(changed));
    }

    PlantView deactivate(UUID id, IfMatch ifMatch) {
        var plant = plants.get(id);
        ifMatch.check(Versioned.number(plant.version()));
        var deactivated = plant.deactivated(me(), clock.instant());
        events.publish(new PlantDeactivated(id, plant.details().code()));
        return PlantView.of(plants.save(deactivated));
    }

    private Plant.Details admitted(UUID id, PlantRequest request) {
        var details = DeclaredPlant.of(request);
        if (plants.isTaken(details.code(), id)) {
            throw Problem.of(PlantError.PLANT_CODE_TAKEN, "Another plant has the code " + details.code() + ".");
        }
        if (details.main()) {
            plants.findMain().filter(main -> !main.id().equals(id)).ifPresent(this::replace);
        }
        return details;
    }

    /** Before the next main plant is written: the database knows one at a time. */
    private void replace(Plant main) {
        plants.save(main.changed(main.details().notMain(), me(), clock.instant()));
        events.publish(new PlantChanged(main.id(), main.details().code()));
    }

    private static String me() {
        return CurrentActor.require().userId();
    }
}
