package io.millrace.testing;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The development realm's people of acme, to act within the application where there is no endpoint. */
public final class People {

    public static final Tenant ACME =
            new Tenant(UUID.fromString("a0000000-0000-4000-8000-000000000001"), "acme", "Acme Trading");

    private static final Map<String, String> IDS = Map.of(
            "petra", "11", "amir", "12", "clara", "13", "ada", "14", "viktor", "15", "mona", "16", "dora", "17", "otto",
            "31");

    private People() {}

    public static String id(String username) {
        return "b0000000-0000-4000-8000-0000000000" + IDS.get(username);
    }

    public static String mail(String username) {
        return username + "@acme.example";
    }

    public static Actor actor(String username, String... capabilities) {
        return new Actor(ACME, id(username), Set.of(capabilities), "test-" + UUID.randomUUID(), "127.0.0.1");
    }

    public static Actor system() {
        return Actor.system(ACME, "test-" + UUID.randomUUID(), "test");
    }
}
