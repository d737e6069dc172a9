package io.millrace.plants;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says about a plant.
 *
 * @param code short name, once among the organization's active plants
 * @param main whether its working time holds where no plant is named; one plant at most, the last that is said to be
 * @param timeZone name in the IANA time zone database
 * @param workingHours when people work, on the plant's clock; a day that isn't there is not worked
 * @param holidays days on which nobody works
 */
record PlantRequest(
        @Schema(example = "HAM") @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9_-]{0,19}")
        String code,

        @Schema(example = "Hamburg mill") @NotBlank @Size(max = 200)
        String name,

        @Nullable Boolean main,

        @Schema(example = "Europe/Berlin") @NotNull String timeZone,

        @NotEmpty(message = "NO_WORKING_TIME: must have hours on one day at least") @Size(max = 70) @Valid
        List<@NotNull Hours> workingHours,

        @Nullable @Size(max = 1000) @Valid List<@NotNull PlantHoliday> holidays) {

    /**
     * A part of a weekday.
     *
     * @param from hour and minute
     * @param until hour and minute, later than from; 24:00 is the end of the day
     */
    record Hours(
            @NotNull DayOfWeek day,

            @Schema(example = "08:00") @NotNull @Pattern(regexp = CLOCK, message = "must be a time as 08:00")
            String from,

            @Schema(example = "17:00")
            @NotNull
            @Pattern(regexp = CLOCK + "|24:00", message = "must be a time as 17:00, or 24:00")
            String until) {

        private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";
        private static final int DAY = 24 * 60;

        static Hours of(PlantHours hours) {
            return new Hours(hours.day(), clock(hours.fromMinute()), clock(hours.untilMinute()));
        }

        PlantHours inMinutes() {
            return new PlantHours(day, minute(from), minute(until));
        }

        private static int minute(String clock) {
            return clock.equals("24:00") ? DAY : LocalTime.parse(clock).toSecondOfDay() / 60;
        }

        private static String clock(int minute) {
            return minute == DAY
                    ? "24:00"
                    : LocalTime.ofSecondOfDay(minute * 60L).toString();
        }
    }
}
