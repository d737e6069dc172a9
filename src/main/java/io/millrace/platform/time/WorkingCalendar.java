package io.millrace.platform.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When people work: hours of each weekday in the local time of one zone, except on holidays.
 *
 * <p>Hours are real time, also where clocks change: a local time that is skipped means the moment of the change, one
 * that comes twice means its first time. So a day that has 25 hours has one more of them to work in, where it is worked
 * through. The moment at which hours end still belongs to them.
 *
 * @param week hours in ascending order that do not overlap; a weekday without any is not there, or empty
 */
public record WorkingCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays) {

    private static final int DAY = 24 * 60;

    /**
     * A part of a day, on the clock.
     *
     * @param from minutes after 00:00
     * @param until minutes after 00:00, later than from; 1440 is the end of the day, 24:00
     */
    public record Hours(int from, int until) {

        public static final Hours WHOLE_DAY = new Hours(0, DAY);

        /** @throws IllegalArgumentException when there is no such part of a day */
        public Hours {
            if (from < 0 || from >= until || until > DAY) {
                throw new IllegalArgumentException("No part of a day: minutes " + from + " to " + until);
            }
        }
    }

    private record Span(Instant from, Instant until) {}

    /** @throws IllegalArgumentException when hours overlap, or when there is no working time at all */
    public WorkingCalendar {
        week = week.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> List.copyOf(day.getValue())));
        holidays = Set.copyOf(holidays);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A calendar without working time");
        }
        week.values().forEach(WorkingCalendar::requireInOrder);
    }

    /** What holds where nobody has said anything else: whole days from Monday to Friday, by the UTC date. */
    public static WorkingCalendar mondayToFriday() {
        return new WorkingCalendar(
                ZoneOffset.UTC,
                EnumSet.range(MONDAY, FRIDAY).stream()
                        .collect(Collectors.toMap(Function.identity(), day -> List.of(Hours.WHOLE_DAY))),
                Set.of());
    }

    /**
     * The moment at which that much working time has passed; with none, the first moment of working time from the
     * start on.
     *
     * @param workingTime not negative
     */
    public Instant after(Instant start, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time of " + workingTime);
        }
        Duration left = workingTime;
        for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                if (!span.until().isBefore(start)) {
                    Instant from = span.from().isAfter(start) ? span.from() : start;
                    Duration available = Duration.between(from, span.until());
                    if (left.compareTo(available) <= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(available);
                }
            }
        }
    }

    /**
     * The same time of day that many working days later, or the next moment of working time where that is none.
     *
     * <p>A start outside of hours counts from the next moment of working time on. On a day without working time the
     * time of day is kept where the next working day has it in its hours.
     *
     * @param workingDays at least 0
     */
    public Instant after(Instant start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException(workingDays + " working days");
        }
        ZonedDateTime begin = begin(start).atZone(zone);
        LocalDate day = begin.toLocalDate();
        for (int i = 0; i < workingDays; i++) {
            day = workingDayAfter(day);
        }
        return workingDays == 0 ? begin.toInstant() : after(at(day, begin.toLocalTime()), Duration.ZERO);
    }

    private Instant begin(Instant start) {
        ZonedDateTime local = start.atZone(zone);
        if (!spans(local.toLocalDate()).isEmpty()) {
            return after(start, Duration.ZERO);
        }
        LocalDate day = workingDayAfter(local.toLocalDate());
        Instant sameTime = at(day, local.toLocalTime());
        return spans(day).stream().anyMatch(span -> !sameTime.isBefore(span.from()) && !sameTime.isAfter(span.until()))
                ? sameTime
                : spans(day).get(0).from();
    }

    /** There is one, because there are hours in every week and no end of weeks after the last holiday. */
    private LocalDate workingDayAfter(LocalDate before) {
        LocalDate day = before.plusDays(1);
        while (spans(day).isEmpty()) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Without those that the clock skips. */
    private List<Span> spans(LocalDate day) {
        List<Span> spans = new ArrayList<>();
        if (!holidays.contains(day)) {
            for (Hours hours : week.getOrDefault(day.getDayOfWeek(), List.of())) {
                Span span = new Span(at(day, hours.from()), at(day, hours.until()));
                if (span.from().isBefore(span.until())) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    private Instant at(LocalDate day, int minute) {
        return minute == DAY ? at(day.plusDays(1), LocalTime.MIN) : at(day, LocalTime.ofSecondOfDay(minute * 60L));
    }

    private Instant at(LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        var rules = zone.getRules();
        return rules.getValidOffsets(local).isEmpty()
                ? rules.getTransition(local).getInstant()
                : local.toInstant(rules.getValidOffsets(local).get(0));
    }

    private static void requireInOrder(List<Hours> day) {
        for (int i = 1; i < day.size(); i++) {
            if (day.get(i).from() < day.get(i - 1).until()) {
                throw new IllegalArgumentException("Hours overlap or are out of order: " + day);
            }
        }
    }
}
