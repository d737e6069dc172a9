package io.millrace.partners.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "GSTIN, 27AAPFU0939F1ZV",
        "GSTIN, 29AAGCB7383J1Z4",
        "GSTIN, 07AAACB2894G1ZP",
        "PAN, AAPFU0939F",
        "PAN, AAACB2894G",
        "EIN, 91-1144442",
        "EIN, 04-2103594",
        "EU_VAT, ATU13585627",
        "EU_VAT, BE 0428.759.497",
        "EU_VAT, BE0403170701",
        "EU_VAT, DE136695976",
        "EU_VAT, DE811569869",
        "EU_VAT, DK13585628",
        "EU_VAT, EL094259216",
        "EU_VAT, ESB58378431",
        "EU_VAT, ESX2482300W",
        "EU_VAT, ES54362315K",
        "EU_VAT, ESA28015865",
        "EU_VAT, FI20774740",
        "EU_VAT, FR40303265045",
        "EU_VAT, FR83404833048",
        "EU_VAT, HU12892312",
        "EU_VAT, IT00743110157",
        "EU_VAT, LU15027442",
        "EU_VAT, NL004495445B01",
        "EU_VAT, NL123456789B13",
        "EU_VAT, PL8567346215",
        "EU_VAT, PT501964843",
        "EU_VAT, SE123456789701",
        "EU_VAT, SI50223054",
    })
    void a_published_number_is_right(TaxScheme scheme, String number) {
        assertThat(scheme.check(scheme.canonical(number))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GSTIN, 27AAPFU0939F1ZX, GSTIN_CHECKSUM",
        "GSTIN, 27AAPFU0939F1Z, GSTIN_FORMAT",
        "GSTIN, 45AAPFU0939F1ZV, GSTIN_STATE",
        "GSTIN, 27AAPXU0939F1ZV, GSTIN_PAN",
        "PAN, AAPFU093F9, PAN_FORMAT",
        "PAN, AAPXU0939F, PAN_HOLDER",
        "EIN, 07-1144442, EIN_PREFIX",
        "EIN, 91-114444, EIN_FORMAT",
        "EU_VAT, GB123456789, EU_VAT_COUNTRY",
        "EU_VAT, X, EU_VAT_COUNTRY",
        "EU_VAT, DE13669597, EU_VAT_FORMAT",
        "EU_VAT, ATU13585626, EU_VAT_CHECKSUM",
        "EU_VAT, BE0428759498, EU_VAT_CHECKSUM",
        "EU_VAT, DE136695975, EU_VAT_CHECKSUM",
        "EU_VAT, DK13585627, EU_VAT_CHECKSUM",
        "EU_VAT, EL094259217, EU_VAT_CHECKSUM",
        "EU_VAT, ESB58378432, EU_VAT_CHECKSUM",
        "EU_VAT, ESX2482300A, EU_VAT_CHECKSUM",
        "EU_VAT, ES54362315Z, EU_VAT_CHECKSUM",
        "EU_VAT, FI20774741, EU_VAT_CHECKSUM",
        "EU_VAT, FR41303265045, EU_VAT_CHECKSUM",
        "EU_VAT, HU12892313, EU_VAT_CHECKSUM",
        "EU_VAT, IT00743110158, EU_VAT_CHECKSUM",
        "EU_VAT, LU15027443, EU_VAT_CHECKSUM",
        "EU_VAT, NL123456789B90, EU_VAT_CHECKSUM",
        "EU_VAT, PL8567346216, EU_VAT_CHECKSUM",
        "EU_VAT, PT501964842, EU_VAT_CHECKSUM",
        "EU_VAT, SE123456789801, EU_VAT_CHECKSUM",
        "EU_VAT, SI50223055, EU_VAT_CHECKSUM",
    })
    void a_wrong_number_says_what_is_wrong(TaxScheme scheme, String number, String code) {
        assertThat(scheme.check(scheme.canonical(number))).map(Finding::code).contains(code);
    }

    @Test
    void a_wrong_check_digit_of_a_gstin_is_told_with_the_right_one() {
        assertThat(Gstin.check("27AAPFU0939F1ZX"))
                .contains(new Finding("GSTIN_CHECKSUM", "The check digit of 27AAPFU0939F1ZX should be V"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"27 aapfu 0939 f1zv", "27-AAPFU-0939-F1ZV"})
    void separators_and_lower_case_do_not_make_another_number(String written) {
        assertThat(TaxScheme.GSTIN.canonical(written)).isEqualTo("27AAPFU0939F1ZV");
    }

    @Test
    void a_greek_number_is_issued_by_greece_although_its_prefix_is_another() {
        assertThat(TaxScheme.EU_VAT.country("EL094259216")).isEqualTo("GR");
    }
}
