package io.millrace.plants;

/** What people may be allowed to do with plants. */
public final class PlantCapabilities {

    public static final String ORG_READ = "ORG_READ";
    public static final String ORG_UPDATE = "ORG_UPDATE";

    private PlantCapabilities() {}
}
