package io.millrace.partners.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankIdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
                "NL91ABNA0417164300", "ES9121000418450200051332", "AE070331234567890123456"
            })
    void an_iban_of_the_registry_is_right(String iban) {
        assertThat(Iban.check(iban)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE88370400440532013000, IBAN_CHECKSUM",
        "DE8937040044053201300, IBAN_LENGTH",
        "ZZ89370400440532013000, IBAN_COUNTRY",
        "US89370400440532013000, IBAN_COUNTRY",
        "DE, IBAN_FORMAT",
        "D, IBAN_FORMAT",
        "8937040044, IBAN_FORMAT",
    })
    void a_wrong_iban_says_what_is_wrong(String iban, String code) {
        assertThat(Iban.check(iban)).map(Finding::code).contains(code);
    }

    @Test
    void a_wrong_check_digit_and_a_wrong_length_are_told_with_the_right_ones() {
        assertThat(Iban.check("DE88370400440532013000").orElseThrow().message()).contains("should be 89, not 88");
        assertThat(Iban.check("DE8937040044053201300").orElseThrow().message())
                .contains("DE has 22 characters, not 21");
    }

    @ParameterizedTest
    @CsvSource({"DEUTDEFF,", "DEUTDEFF500,", "DEUTZZFF, BIC_COUNTRY", "DEUTDE, BIC_FORMAT", "DEUTDEF!, BIC_FORMAT"})
    void a_bic_names_a_bank_of_a_country(String bic, String code) {
        assertThat(Bic.check(bic).map(Finding::code).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"SBIN0005943,", "HDFC0000001,", "SBIN1005943, IFSC_FORMAT", "SBI0005943, IFSC_FORMAT"})
    void an_ifsc_has_a_zero_in_the_fifth_place(String ifsc, String code) {
        assertThat(IndianAccount.checkIfsc(ifsc).map(Finding::code).orElse(null))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789,",
        "123456789012345678,",
        "12345678, ACCOUNT_NUMBER_FORMAT",
        "1234567890123456789, ACCOUNT_NUMBER_FORMAT",
        "12345678A, ACCOUNT_NUMBER_FORMAT"
    })
    void an_indian_account_number_has_9_to_18_digits(String number, String code) {
        assertThat(IndianAccount.checkNumber(number).map(Finding::code).orElse(null))
                .isEqualTo(code);
    }
}
