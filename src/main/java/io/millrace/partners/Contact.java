package io.millrace.partners;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who speaks for a partner, and is told how its application stands. */
record Contact(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @Nullable @Pattern(regexp = "\\+?[0-9 ()/.-]{5,30}") String phone) {

    /** Without the person: their data must not reach a log. */
    @Override
    public String toString() {
        return "Contact[]";
    }
}
