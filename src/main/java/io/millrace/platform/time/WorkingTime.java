package io.millrace.platform.time;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose working time deadlines are counted in. */
public interface WorkingTime {

    /**
     * The calendar of a plant of the current organization, as it is now.
     *
     * @param plantId nothing for the main plant; where there is none either, it is Monday to Friday, whole days, UTC
     * @throws io.millrace.platform.web.Problem when the organization has no plant of this id
     */
    WorkingCalendar of(@Nullable UUID plantId);
}
