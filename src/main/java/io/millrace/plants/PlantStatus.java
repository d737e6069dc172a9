package io.millrace.plants;

enum PlantStatus {
    ACTIVE,
    /** Not shown to choose from any more; processes that name it still count in its working time. */
    INACTIVE
}
