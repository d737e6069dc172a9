package io.millrace.platform.engine.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import org.springframework.scheduling.support.CronExpression;

/** Times as the engine reads them. */
final class Times {

    private static final Pattern REPETITION = Pattern.compile("R\\d*");

    private Times() {}

    static boolean isDate(String text) {
        return List.<Function<CharSequence, Object>>of(
                        OffsetDateTime::parse, ZonedDateTime::parse, LocalDateTime::parse, LocalDate::parse)
                .stream()
                .anyMatch(format -> parses(() -> format.apply(text)));
    }

    static boolean isDuration(String text) {
        return !text.startsWith("-")
                && parses(() -> DatatypeFactory.newDefaultInstance().newDuration(text));
    }

    /** {@code R3/PT10M}, {@code R/<from>/PT10M}, or cron. */
    static boolean isCycle(String text) {
        if (!text.startsWith("R")) {
            return isDuration(text) || parses(() -> CronExpression.parse(text));
        }
        String[] parts = text.split("/");
        return parts.length >= 2
                && parts.length <= 3
                && REPETITION.matcher(parts[0]).matches()
                && List.of(parts).subList(1, parts.length).stream().allMatch(part -> isDuration(part) || isDate(part));
    }

    private static boolean parses(Supplier<?> parse) {
        try {
            return parse.get() != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}
