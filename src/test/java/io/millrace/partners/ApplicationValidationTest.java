package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Problem;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;

class ApplicationValidationTest {

    private final ApplicationValidation validation =
            new ApplicationValidation(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void a_complete_application_has_no_failures() {
        assertThat(validation.failures(PartnerApplicationFixture.indianSeller()))
                .isEmpty();
    }

    @Test
    void every_failure_is_told_at_once_with_its_field() throws JsonProcessingException {
        var details = read("""
                {"partnerType": "SELLER", "legalName": " ", "country": "XX",
                 "address": {"line1": "Street"}, "contact": {"name": "A", "email": "no-address"},
                 "taxIdentities": [{"scheme": "GSTIN", "value": "27AAPFU0939F1ZX"},
                                   {"scheme": "PAN", "value": "AAPXU0939F"}, {"scheme": "EIN"}, null],
                 "bankAccount": {"holder": "A", "currency": "ZZZ", "iban": "DE88370400440532013000", "bic": "DEUT"},
                 "expectedAnnualVolume": {"amount": "-1", "currency": "EUR"}}
                """);

        assertThat(validation.failures(details))
                .extracting(FieldFailure::field, FieldFailure::code)
                .containsExactly(
                        tuple("address.city", "NOT_BLANK"),
                        tuple("bankAccount.bic", "BIC_FORMAT"),
                        tuple("bankAccount.currency", "CURRENCY_UNKNOWN"),
                        tuple("bankAccount.iban", "IBAN_CHECKSUM"),
                        tuple("contact.email", "EMAIL"),
                        tuple("country", "COUNTRY_UNKNOWN"),
                        tuple("expectedAnnualVolume.amount", "NEGATIVE"),
                        tuple("legalName", "NOT_BLANK"),
                        tuple("taxIdentities[0].value", "GSTIN_CHECKSUM"),
                        tuple("taxIdentities[1].value", "PAN_HOLDER"),
                        tuple("taxIdentities[2].value", "NOT_BLANK"),
                        tuple("taxIdentities[3]", "NOT_NULL"));
    }

    @Test
    void an_empty_application_is_told_everything_that_it_needs() throws JsonProcessingException {
        assertThat(validation.failures(read("{}")))
                .allSatisfy(failure -> assertThat(failure.code()).startsWith("NOT_"))
                .extracting(FieldFailure::field)
                .containsExactly(
                        "address",
                        "contact",
                        "country",
                        "expectedAnnualVolume",
                        "legalName",
                        "partnerType",
                        "taxIdentities");
    }

    @Test
    void a_gstin_must_hold_the_pan_that_is_declared() throws JsonProcessingException {
        assertThat(codes("""
                        {"taxIdentities": [{"scheme": "GSTIN", "value": "27AAPFU0939F1ZV"},
                                           {"scheme": "PAN", "value": "AAACB2894G"}]}
                        """, "taxIdentities")).containsExactly("GSTIN_PAN_MISMATCH");
    }

    @Test
    void the_same_number_is_declared_once() throws JsonProcessingException {
        assertThat(codes("""
                        {"taxIdentities": [{"scheme": "PAN", "value": "AAACB2894G"},
                                           {"scheme": "PAN", "value": "aaacb 2894g"}]}
                        """, "taxIdentities")).containsExactly("TAX_IDENTITY_REPEATED");
    }

    @Test
    void whoever_is_paid_needs_an_account_and_whoever_pays_does_not() throws JsonProcessingException {
        assertThat(codes("{\"partnerType\": \"SELLER\"}", "bankAccount")).containsExactly("REQUIRED");
        assertThat(codes("{\"partnerType\": \"BUYER\"}", "bankAccount")).isEmpty();
    }

    @Test
    void an_account_has_one_number_of_one_kind() throws JsonProcessingException {
        assertThat(codes(account(""), "bankAccount")).containsExactly("BANK_ACCOUNT_NUMBER_REQUIRED");
        assertThat(codes(account(", \"ifsc\": \"SBIN0005943\""), "bankAccount")).containsExactly("REQUIRED");
        assertThat(codes(account(", \"accountNumber\": \"123456789\""), "bankAccount"))
                .containsExactly("REQUIRED");
        assertThat(codes(account(", \"iban\": \"DE89370400440532013000\", \"ifsc\": \"SBIN0005943\""), "bankAccount"))
                .containsExactly("BANK_ACCOUNT_AMBIGUOUS");
    }

    @Test
    void an_invalid_application_is_refused_with_its_failures() throws JsonProcessingException {
        var empty = read("{}");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> validation.require(empty))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(PartnerError.APPLICATION_INVALID);
                    assertThat(problem.fields()).hasSize(7);
                });
    }

    private static String account(String numbers) {
        return "{\"bankAccount\": {\"holder\": \"A\", \"currency\": \"EUR\"" + numbers + "}}";
    }

    private Iterable<String> codes(String json, String field) throws JsonProcessingException {
        return validation.failures(read(json)).stream()
                .filter(failure -> failure.field().startsWith(field))
                .map(FieldFailure::code)
                .toList();
    }

    private static ApplicationDetails read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, ApplicationDetails.class);
    }
}
