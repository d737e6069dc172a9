package io.millrace.partners.screening;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSimilarityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH | sohne muller",
                "MUELLER SOEHNE | muller sohne",
                "S.p.A. Fratelli D'Amico | damico fratelli",
                "Green Valley Cotton Pvt. Ltd. | cotton green valley",
                "Łódź Øst A.S. | lodz ost",
                "GmbH | gmbh",
                "Aero Traders | aero traders",
                "Traders Aero | aero traders",
            })
    void a_name_is_compared_by_its_telling_words(String name, String words) {
        assertThat(NormalizedName.of(name).tokens()).containsExactlyInAnyOrder(words.split(" "));
    }

    @Property
    void the_order_of_words_makes_no_other_name(
            @ForAll @AlphaChars @StringLength(min = 3, max = 9) String first,
            @ForAll @AlphaChars @StringLength(min = 3, max = 9) String second) {
        assertThat(NormalizedName.of(first + " " + second)).isEqualTo(NormalizedName.of(second + " " + first));
    }

    @Property
    void a_similarity_lies_between_nothing_and_all(@ForAll String one, @ForAll String other) {
        assertThat(similarity(one, other)).isBetween(0.0, 1.0 + 1e-9);
    }

    @Property
    void a_name_is_wholly_like_itself(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
        assertThat(similarity(name, name)).isCloseTo(1, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zarwanow Maritime Holding | Zarvanov Maritime Holding OOO",
                "Nordstern Muller u. Sohne Export | Nordstern Müller & Söhne Export GmbH",
                "Farukh Beknazarov | Farrukh Beknazarov",
                "Beknazarov, Farrukh | Farrukh Beknazarov",
            })
    void another_spelling_is_nearly_the_same_name(String spelling, String listed) {
        assertThat(similarity(spelling, listed)).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Blue Ocean Logistics Limited | Blue Kestrel Logistics Limited",
                "Sunrise General Trading Company | Karmanieh Cotton & General Trading Co.",
                "Maria Belmonte Ruiz | Jean-Baptiste Kouamékro",
            })
    void common_words_alone_make_no_match(String name, String listed) {
        assertThat(similarity(name, listed)).isLessThan(0.75);
    }

    @Test
    void a_similarity_says_which_words_it_rests_on() {
        var similarity = NameSimilarity.between(
                NormalizedName.of("Zarwanow Maritime Pune"), NormalizedName.of("Zarvanov Maritime Holding"));

        assertThat(similarity.explanation())
                .contains("\"maritime\" is the same")
                .anySatisfy(pair -> assertThat(pair).startsWith("\"zarwanow\" resembles \"zarvanov\""))
                .contains("\"pune\" is not in the listed name")
                .contains("\"holding\" is only in the listed name");
    }

    private static double similarity(String one, String other) {
        return NameSimilarity.between(NormalizedName.of(one), NormalizedName.of(other))
                .value();
    }
}
