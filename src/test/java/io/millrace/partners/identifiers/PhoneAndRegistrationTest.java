package io.millrace.partners.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneAndRegistrationTest {

    @ParameterizedTest
    @CsvSource({
        "+49 2151 555010,   DE, +492151555010",
        "02151 / 555010,    DE, +492151555010",
        "(978) 555-0100,    US, +19785550100",
        "022 2555 1234,     IN, +912225551234",
        "+91 98200 12345,   DE, +919820012345",
    })
    void a_number_is_stored_in_one_spelling_however_it_is_written(String written, String country, String stored) {
        assertThat(Phone.check(written, country)).isEmpty();
        assertThat(Phone.e164(written, country)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "call me,         DE, PHONE_FORMAT",
        "+999 12345678,   DE, PHONE_FORMAT",
        "12,              US, PHONE_LENGTH",
        "+1 978 555 01000000, US, PHONE_LENGTH",
        "0000000000,      DE, PHONE_UNASSIGNED",
    })
    void a_number_that_nobody_can_have_is_refused_with_the_reason(String written, String country, String code) {
        assertThat(Phone.check(written, country))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "mh 12 ab 1234,   IN, MH12AB1234",
        "DL-1C-AA-1111,   IN, DL1CAA1111",
        "22 BH 1234 AA,   IN, 22BH1234AA",
        "KR-AB 123,       DE, KRAB123",
        "GÖ·XY 9,         DE, GÖXY9",
        "12 AB 34,        FR, 12AB34",
    })
    void a_registration_is_stored_without_what_people_put_between(String written, String country, String stored) {
        assertThat(VehicleRegistration.canonical(written)).isEqualTo(stored);
        assertThat(VehicleRegistration.check(stored, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "XX12AB1234,     IN, REGISTRATION_STATE",
        "MH12AB12345,    IN, REGISTRATION_FORMAT",
        "4711,           IN, REGISTRATION_FORMAT",
        "MHIOAB1234,     IN, REGISTRATION_FORMAT",
        "ABC,            DE, REGISTRATION_FORMAT",
        "A1B2C3D4E5F6G,  DE, REGISTRATION_FORMAT",
    })
    void a_registration_that_its_country_does_not_give_is_refused(String written, String country, String code) {
        assertThat(VehicleRegistration.check(written, country))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo(code));
    }
}
