package io.millrace.partners.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iban4j.CountryCode;

class CheckDigitPropertyTest {

    private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Property
    void a_single_changed_digit_of_an_iban_is_always_found(
            @ForAll("ibans") String iban,
            @ForAll @IntRange(min = 2, max = 21) int place,
            @ForAll @IntRange(max = 9) int to) {
        assertThat(Iban.check(iban)).isEmpty();
        var changed = change(iban, place, (char) ('0' + to));
        Assume.that(!changed.equals(iban));

        assertThat(Iban.check(changed)).isPresent();
    }

    @Property
    void two_swapped_neighbours_of_an_iban_are_always_found(
            @ForAll("ibans") String iban, @ForAll @IntRange(min = 4, max = 20) int place) {
        var swapped = change(change(iban, place, iban.charAt(place + 1)), place + 1, iban.charAt(place));
        Assume.that(!swapped.equals(iban));

        assertThat(Iban.check(swapped)).isPresent();
    }

    @Property
    void a_single_changed_character_of_a_gstin_is_always_found(
            @ForAll("gstins") String gstin, @ForAll @IntRange(max = 14) int place, @ForAll @IntRange(max = 35) int to) {
        assertThat(Gstin.check(gstin)).isEmpty();
        var changed = change(gstin, place, LETTERS_AND_DIGITS.charAt(to));
        Assume.that(!changed.equals(gstin));

        assertThat(Gstin.check(changed)).isPresent();
    }

    @Property
    void a_single_changed_digit_of_a_german_vat_number_is_always_found(
            @ForAll @IntRange(min = 10_000_000, max = 99_999_999) int body,
            @ForAll @IntRange(min = 2, max = 9) int place,
            @ForAll @IntRange(max = 9) int to) {
        var valid = IntStream.rangeClosed(0, 9)
                .mapToObj(check -> "DE" + body + check)
                .filter(vat -> EuVat.check(vat).isEmpty())
                .toList();
        assertThat(valid).as("exactly one check digit fits").hasSize(1);
        var changed = change(valid.get(0), place, (char) ('0' + to));
        Assume.that(!changed.equals(valid.get(0)));

        assertThat(EuVat.check(changed)).isPresent();
    }

    @Property
    void no_text_makes_a_check_fail_in_another_way_than_saying_why(@ForAll String text, @ForAll TaxScheme scheme) {
        var value = scheme.canonical(text);

        assertThat(scheme.check(value))
                .satisfies(
                        finding -> finding.ifPresent(f -> assertThat(f.code()).isNotBlank()));
        assertThat(Iban.check(value)).isNotNull();
        assertThat(Bic.check(value)).isNotNull();
    }

    @Provide
    Arbitrary<String> ibans() {
        return Combinators.combine(digits(8), digits(10))
                .as((bank, account) -> new org.iban4j.Iban.Builder()
                        .countryCode(CountryCode.DE)
                        .bankCode(bank)
                        .accountNumber(account)
                        .build()
                        .toString());
    }

    @Provide
    Arbitrary<String> gstins() {
        var letters = Arbitraries.strings().withCharRange('A', 'Z');
        return Combinators.combine(
                        Arbitraries.integers().between(1, 38),
                        letters.ofLength(3),
                        Arbitraries.of('P', 'C', 'H', 'F', 'A', 'T', 'B', 'L', 'J', 'G'),
                        letters.ofLength(1),
                        digits(4),
                        letters.ofLength(1),
                        Arbitraries.chars().range('1', '9'))
                .as((state, name, holder, initial, serial, check, registration) -> {
                    var body = "%02d%s%s%s%s%s%sZ".formatted(state, name, holder, initial, serial, check, registration);
                    return body + Gstin.checkCharacter(body);
                });
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().withCharRange('0', '9').ofLength(length);
    }

    private static String change(String text, int place, char to) {
        return text.substring(0, place) + to + text.substring(place + 1);
    }
}
