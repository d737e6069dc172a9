package io.millrace.plants;

import static io.millrace.plants.PlantCalls.PLANTS;
import static io.millrace.plants.PlantCalls.code;
import static io.millrace.plants.PlantCalls.created;
import static io.millrace.plants.PlantCalls.plant;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;

/** None of them becomes the main plant, so that nobody's deadlines change meanwhile. */
final class PlantEndpoints implements EndpointExamples {

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample("GET " + PLANTS, "ada", () -> {
                    String code = code();
                    created(plant(code, false, ""));
                    return ExampleRequest.of(PLANTS + "?count=true&filter=code==" + code);
                }),
                new EndpointExample("GET " + PLANTS + "/{id}", "ada", () -> ExampleRequest.of(created(withHoliday()))),
                new EndpointExample("POST " + PLANTS, "ada", () -> ExampleRequest.json(PLANTS, withHoliday())),
                new EndpointExample(
                        "PUT " + PLANTS + "/{id}",
                        "ada",
                        () -> ExampleRequest.json(created(plant(false)), withHoliday())),
                new EndpointExample(
                        "DELETE " + PLANTS + "/{id}", "ada", () -> ExampleRequest.of(created(plant(false)))));
    }

    private static String withHoliday() {
        return plant(false, """
                {"date": "2026-12-25", "name": "Christmas Day"}""");
    }
}
