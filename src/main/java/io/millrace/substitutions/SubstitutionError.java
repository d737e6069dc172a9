package io.millrace.substitutions;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong when people arrange who stands in for them. */
public enum SubstitutionError implements ErrorCode {
    PERSON_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such person",
            "The id is nobody's who is a member of this organization.",
            "Use the id of a member."),
    SUBSTITUTION_CYCLE(
            HttpStatus.CONFLICT,
            "People would stand in for each other",
            "The substitute is away at a time of the substitution, and in the end names the one who is away.",
            "Name somebody who is there at that time."),
    SUBSTITUTION_CHAIN_TOO_LONG(
            HttpStatus.CONFLICT,
            "Too many people would stand in for one another",
            "The substitute is away as well and has a substitute, and so on, more often than three times.",
            "Name somebody who is there at that time.");

    private final Description description;

    SubstitutionError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
