package io.millrace.plants;

import java.time.DayOfWeek;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A part of a weekday in which people work.
 *
 * @param fromMinute after 00:00 on the plant's clock
 * @param untilMinute after 00:00 on the plant's clock; 1440 is the end of the day
 */
@Table("plant_hours")
record PlantHours(DayOfWeek day, int fromMinute, int untilMinute) {}
