package io.millrace.partners;

/** What a vehicle is built for. */
enum VehicleKind {
    TRUCK,
    TRAILER,
    TANKER,
    VAN,
    OTHER
}
