package io.millrace.partners;

import io.millrace.partners.identifiers.TaxScheme;
import io.millrace.platform.web.DeclaredMoney;
import io.millrace.platform.web.FieldFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link ApplicationDetails} as they come from outside. What only some texts can say (types, schemes, money) is a text
 * here, so that a wrong one is told together with every other failure and not alone, while the body is read.
 */
record ApplicationRequest(
        @Nullable String partnerType,
        @Nullable String legalName,
        @Nullable String tradeName,
        @Nullable String country,
        @Nullable Address address,
        @Nullable Contact contact,
        @Nullable List<@Nullable TaxNumber> taxIdentities,
        @Nullable BankAccount bankAccount,
        @Nullable DeclaredMoney expectedAnnualVolume) {

    record TaxNumber(@Nullable String scheme, @Nullable String value) {}

    /** What can't be read as what it has to be. */
    List<FieldFailure> unreadable() {
        List<@Nullable TaxNumber> numbers = taxIdentities == null ? List.of() : taxIdentities;
        var schemes = IntStream.range(0, numbers.size()).boxed().flatMap(i -> {
            var number = numbers.get(i);
            return number == null
                    ? Stream.empty()
                    : unknown("taxIdentities[" + i + "].scheme", TaxScheme.class, number.scheme());
        });
        var volume = expectedAnnualVolume == null
                ? Stream.<FieldFailure>empty()
                : expectedAnnualVolume.failures("expectedAnnualVolume").stream();
        return Stream.of(unknown("partnerType", PartnerType.class, partnerType), schemes, volume)
                .flatMap(failures -> failures)
                .toList();
    }

    /** The same, with nothing in the place of what is {@link #unreadable}. */
    @SuppressWarnings("NullAway") // Anything may be missing until validation has seen it.
    ApplicationDetails details() {
        boolean readable = expectedAnnualVolume != null
                && expectedAnnualVolume.failures("expectedAnnualVolume").isEmpty();
        return new ApplicationDetails(
                constant(PartnerType.class, partnerType),
                legalName,
                tradeName,
                country,
                address,
                contact,
                taxIdentities == null
                        ? null
                        : taxIdentities.stream()
                                .map(ApplicationRequest::identity)
                                .collect(Collectors.toList()),
                bankAccount,
                readable ? expectedAnnualVolume.money() : null);
    }

    @SuppressWarnings("NullAway")
    private static @Nullable TaxIdentity identity(@Nullable TaxNumber number) {
        return number == null ? null : new TaxIdentity(constant(TaxScheme.class, number.scheme()), number.value());
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> Stream<FieldFailure> unknown(
            String field, Class<E> type, @Nullable String name) {
        return name == null || constant(type, name) != null
                ? Stream.empty()
                : Stream.of(new FieldFailure(
                        field,
                        "UNKNOWN_VALUE",
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }
}
