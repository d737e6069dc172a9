package io.millrace.plants;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;

/** Sets up plants of acme, each with a code of its own. */
final class PlantCalls {

    static final String PLANTS = "/api/v1/plants";

    private PlantCalls() {}

    /** Berlin, eight to five from Monday to Friday, without a holiday. */
    static String plant(boolean main) {
        return plant(main, "");
    }

    static String plant(boolean main, String holidays) {
        return plant(code(), main, holidays);
    }

    static String plant(String code, boolean main, String holidays) {
        return """
                {"code": "%s", "name": "Hamburg mill", "main": %s, "timeZone": "Europe/Berlin",
                 "workingHours": [
                   {"day": "MONDAY", "from": "08:00", "until": "17:00"},
                   {"day": "TUESDAY", "from": "08:00", "until": "17:00"},
                   {"day": "WEDNESDAY", "from": "08:00", "until": "17:00"},
                   {"day": "THURSDAY", "from": "08:00", "until": "17:00"},
                   {"day": "FRIDAY", "from": "08:00", "until": "17:00"}],
                 "holidays": [%s]}""".formatted(code, main, holidays);
    }

    /** One that nobody has used. */
    static String code() {
        return "HAM-" + System.nanoTime();
    }

    static String created(String plant) {
        Answer answer = Api.as("ada").withFreshKey().post(PLANTS, plant);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return PLANTS + "/" + answer.json().path("id").asText();
    }
}
