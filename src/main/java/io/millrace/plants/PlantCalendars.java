package io.millrace.plants;

import io.millrace.platform.time.WorkingCalendar;
import io.millrace.platform.time.WorkingTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PlantCalendars implements WorkingTime {

    private final Plants plants;

    PlantCalendars(Plants plants) {
        this.plants = plants;
    }

    @Override
    @Transactional(readOnly = true)
    public WorkingCalendar of(@Nullable UUID plantId) {
        return plantId == null
                ? plants.findMain().map(Plant::calendar).orElseGet(WorkingCalendar::mondayToFriday)
                : plants.get(plantId).calendar();
    }
}
