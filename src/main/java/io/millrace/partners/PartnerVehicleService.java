package io.millrace.partners;

import io.millrace.partners.PartnerVehicleController.Vehicle;
import io.millrace.partners.identifiers.VehicleRegistration;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.Versioned;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what drives for a partner. */
@Service
@Transactional
class PartnerVehicleService {

    private static final Listing<PartnerVehicleView> VEHICLES = Listing.of(PartnerVehicleView.class)
            .select("id, partner_id, status, kind, country, registration, created_at, deactivated_at, version")
            .from("partner_vehicle")
            .fields(
                    ListField.choice("status", "status", PartStatus.class).required(),
                    ListField.choice("kind", "kind", VehicleKind.class).required(),
                    ListField.text("country", "country").required(),
                    ListField.text("registration", "registration").required(),
                    ListField.instant("createdAt", "created_at").required())
            .sortedBy("registration");

    private final PartnerVehicles vehicles;
    private final Partners partners;
    private final Declarations declarations;
    private final Lists lists;
    private final Events events;
    private final Clock clock;

    PartnerVehicleService(
            PartnerVehicles vehicles,
            Partners partners,
            Declarations declarations,
            Lists lists,
            Events events,
            Clock clock) {
        this.vehicles = vehicles;
        this.partners = partners;
        this.declarations = declarations;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<PartnerVehicleView> list(UUID partnerId, ListQuery query) {
        partners.get(partnerId);
        return lists.page(VEHICLES.where("partner_id = :partner", Map.of("partner", partnerId)), query);
    }

    @Transactional(readOnly = true)
    PartnerVehicleView get(UUID partnerId, UUID id) {
        return PartnerVehicleView.of(vehicles.get(partnerId, id));
    }

    PartnerVehicleView add(UUID partnerId, Vehicle declared) {
        partners.get(partnerId);
        var id = Ids.next();
        var vehicle = PartnerVehicle.of(
                id, partnerId, details(id, declared), CurrentActor.require().userId(), clock.instant());
        events.publish(new VehicleAdded(id, partnerId));
        return PartnerVehicleView.of(vehicles.save(vehicle));
    }

    PartnerVehicleView change(UUID partnerId, UUID id, Vehicle declared, IfMatch ifMatch) {
        var vehicle = vehicles.get(partnerId, id);
        ifMatch.check(Versioned.number(vehicle.version()));
        events.publish(new VehicleChanged(id, partnerId));
        return PartnerVehicleView.of(vehicles.save(vehicle.changed(details(id, declared))));
    }

    PartnerVehicleView deactivate(UUID partnerId, UUID id, IfMatch ifMatch) {
        var vehicle = vehicles.get(partnerId, id);
        ifMatch.check(Versioned.number(vehicle.version()));
        events.publish(new VehicleDeactivated(id, partnerId));
        return PartnerVehicleView.of(vehicles.save(vehicle.deactivated(clock.instant())));
    }

    /** @throws Problem {@link PartnerError#VEHICLE_KNOWN} when it drives for somebody already */
    private PartnerVehicle.Details details(UUID id, Vehicle declared) {
        declarations.require(declared, failures -> {
            DeclarationRules.country("country", declared.country(), failures);
            if (declared.country() != null && !failures.has("country")) {
                failures.test(
                        "registration",
                        declared.registration(),
                        text -> VehicleRegistration.check(VehicleRegistration.canonical(text), declared.country()));
            }
        });
        var registration = VehicleRegistration.canonical(declared.registration());
        vehicles.inUse(registration, declared.country())
                .filter(known -> !known.id().equals(id))
                .ifPresent(known -> {
                    throw Problem.of(
                            PartnerError.VEHICLE_KNOWN,
                            "%s drives for partner %s already.".formatted(registration, known.partnerId()));
                });
        return new PartnerVehicle.Details(declared.kind(), declared.country(), registration);
    }
}
