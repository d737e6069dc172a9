package io.millrace.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money, in JSON {@code {"amount": "12.50", "currency": "EUR"}}. Amounts of the same value are
 * equal: the scale is the currency's, or more where the amount needs it (unit prices).
 *
 * @param amount at most 15 digits before and 6 after the point
 * @param currency ISO 4217 code
 */
public record Money(
        @Schema(types = "string", pattern = Money.AMOUNT_PATTERN) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount,

        @Schema(pattern = "^[A-Z]{3}$") String currency) {

    private static final int INTEGER_DIGITS = 15;
    private static final int FRACTION_DIGITS = 6;
    static final String AMOUNT_PATTERN = "^-?[0-9]{1," + INTEGER_DIGITS + "}(\\.[0-9]{1," + FRACTION_DIGITS + "})?$";
    private static final Pattern AMOUNT = Pattern.compile(AMOUNT_PATTERN);
    private static final String AMOUNT_RULE = "must be a decimal in quotes, at most " + INTEGER_DIGITS
            + " digits before and " + FRACTION_DIGITS + " after the point";
    private static final String CURRENCY_RULE = "must be an ISO 4217 code";
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        int scale = Math.max(amount.stripTrailingZeros().scale(), fractionDigits(currency));
        if (scale > FRACTION_DIGITS || amount.precision() - amount.scale() > INTEGER_DIGITS) {
            throw Problem.ofField("amount", "AMOUNT", AMOUNT_RULE);
        }
        amount = amount.setScale(scale);
    }

    /** Of an exact decimal such as {@code "12.50"}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    @JsonCreator
    static Money read(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currency) {
        List<FieldFailure> failures = failures(amount, currency);
        if (amount == null || currency == null || !failures.isEmpty()) {
            throw Violations.problem(failures);
        }
        return of(amount, currency);
    }

    /** What keeps two texts from being money: both are looked at. */
    static List<FieldFailure> failures(@Nullable String amount, @Nullable String currency) {
        List<FieldFailure> failures = new ArrayList<>();
        if (amount == null || !AMOUNT.matcher(amount).matches()) {
            failures.add(new FieldFailure("amount", "AMOUNT", AMOUNT_RULE));
        }
        if (currency == null) {
            failures.add(new FieldFailure("currency", "REQUIRED", "is required"));
        } else if (!CURRENCIES.contains(currency)) {
            failures.add(new FieldFailure("currency", "CURRENCY", CURRENCY_RULE));
        }
        return failures;
    }

    /** The sum; both must have the same currency. */
    public Money plus(Money other) {
        return new Money(amount.add(inSameCurrency(other)), currency);
    }

    /** The difference; both must have the same currency. */
    public Money minus(Money other) {
        return new Money(amount.subtract(inSameCurrency(other)), currency);
    }

    private BigDecimal inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return other.amount;
    }

    private static int fractionDigits(String currency) {
        try {
            // Pseudo currencies such as gold have no fraction of their own and answer -1.
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            throw Problem.ofField("currency", "CURRENCY", CURRENCY_RULE);
        }
    }
}
