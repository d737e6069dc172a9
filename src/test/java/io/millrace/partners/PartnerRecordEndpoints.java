package io.millrace.partners;

import static io.millrace.partners.ActivePartnerCalls.PARTNERS;
import static io.millrace.partners.ActivePartnerCalls.added;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What belongs to an active partner, and how its record changes. */
final class PartnerRecordEndpoints implements EndpointExamples {

    @Override
    public List<EndpointExample> examples() {
        return Stream.of(
                        parts("employees", "employeeId", ActivePartnerCalls::employee),
                        parts("locations", "locationId", ActivePartnerCalls::location),
                        parts("vehicles", "vehicleId", ActivePartnerCalls::vehicle),
                        amendments(),
                        accounts())
                .flatMap(examples -> examples)
                .toList();
    }

    private static Stream<EndpointExample> parts(String name, String id, Supplier<String> body) {
        String pattern = PARTNERS + "{id}/" + name;
        return Stream.of(
                new EndpointExample("GET " + pattern, "petra", () -> {
                    UUID partner = ActivePartnerCalls.active();
                    added(partner, name, body.get());
                    return ExampleRequest.of(PARTNERS + partner + "/" + name + "?count=true");
                }),
                new EndpointExample(
                        "POST " + pattern,
                        "petra",
                        () -> ExampleRequest.json(PARTNERS + ActivePartnerCalls.active() + "/" + name, body.get())),
                new EndpointExample(
                        "GET " + pattern + "/{" + id + "}", "petra", () -> ExampleRequest.of(part(name, body.get()))),
                new EndpointExample(
                        "PUT " + pattern + "/{" + id + "}",
                        "petra",
                        () -> ExampleRequest.json(part(name, body.get()), body.get())),
                new EndpointExample(
                        "DELETE " + pattern + "/{" + id + "}",
                        "petra",
                        () -> ExampleRequest.of(part(name, body.get()))));
    }

    private static Stream<EndpointExample> amendments() {
        String pattern = PARTNERS + "{id}/amendments";
        return Stream.of(
                new EndpointExample(
                        "POST " + pattern,
                        "petra",
                        () -> ExampleRequest.json(
                                PARTNERS + ActivePartnerCalls.active() + "/amendments", ActivePartnerCalls.change())),
                new EndpointExample("GET " + pattern, "petra", () -> {
                    UUID partner = ActivePartnerCalls.active();
                    ActivePartnerCalls.changeAsked(partner);
                    return ExampleRequest.of(PARTNERS + partner + "/amendments?count=true");
                }),
                new EndpointExample("GET " + pattern + "/{amendmentId}", "petra", () -> ExampleRequest.of(amendment())),
                new EndpointExample(
                        "POST " + pattern + "/{amendmentId}/withdraw",
                        "petra",
                        () -> ExampleRequest.of(amendment() + "/withdraw")));
    }

    private static Stream<EndpointExample> accounts() {
        String pattern = PARTNERS + "{id}/bank-accounts";
        return Stream.of(
                new EndpointExample(
                        "POST " + pattern,
                        "petra",
                        () -> ExampleRequest.json(
                                PARTNERS + ActivePartnerCalls.active() + "/bank-accounts",
                                ActivePartnerCalls.account())),
                new EndpointExample("GET " + pattern, "petra", () -> {
                    UUID partner = ActivePartnerCalls.active();
                    ActivePartnerCalls.accountAsked(partner);
                    return ExampleRequest.of(PARTNERS + partner + "/bank-accounts?count=true");
                }),
                new EndpointExample("GET " + pattern + "/{accountId}", "petra", () -> ExampleRequest.of(account())),
                new EndpointExample(
                        "POST " + pattern + "/{accountId}/call-back",
                        "clara",
                        () -> ExampleRequest.json(account() + "/call-back", ActivePartnerCalls.call())));
    }

    private static String part(String name, String body) {
        UUID partner = ActivePartnerCalls.active();
        return PARTNERS + partner + "/" + name + "/" + added(partner, name, body);
    }

    private static String amendment() {
        UUID partner = ActivePartnerCalls.active();
        return PARTNERS + partner + "/amendments/" + ActivePartnerCalls.changeAsked(partner);
    }

    private static String account() {
        UUID partner = ActivePartnerCalls.active();
        return PARTNERS + partner + "/bank-accounts/" + ActivePartnerCalls.accountAsked(partner);
    }
}
