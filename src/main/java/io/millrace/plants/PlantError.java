package io.millrace.plants;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with plants. */
public enum PlantError implements ErrorCode {
    PLANT_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such plant",
            "The id is no plant's of this organization.",
            "Use an id from GET /api/v1/plants."),
    PLANT_INACTIVE(
            HttpStatus.CONFLICT,
            "The plant is inactive",
            "It was deactivated, and what is inactive is not changed any more.",
            "Create a plant anew; it may have the same code."),
    PLANT_CODE_TAKEN(
            HttpStatus.CONFLICT,
            "Another plant has this code",
            "Each code stands for one active plant of the organization.",
            "Choose another code, or change the plant that has it.");

    private final Description description;

    PlantError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
