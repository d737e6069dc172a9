package io.millrace.partners;

import io.millrace.partners.PartnerLocationController.Location;
import io.millrace.partners.identifiers.Finding;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Versioned;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where a partner works. */
@Service
@Transactional
class PartnerLocationService {

    private static final Listing<PartnerLocationLine> LOCATIONS = Listing.of(PartnerLocationLine.class)
            .select("id, status, kind, name, country, address_city as city, latitude, longitude, created_at, version")
            .from("partner_location")
            .fields(
                    ListField.choice("status", "status", PartStatus.class).required(),
                    ListField.choice("kind", "kind", LocationKind.class).required(),
                    ListField.text("name", "name").required(),
                    ListField.text("country", "country").required(),
                    ListField.instant("createdAt", "created_at").required())
            .sortedBy("name");

    private final PartnerLocations locations;
    private final Partners partners;
    private final Declarations declarations;
    private final Lists lists;
    private final Events events;
    private final Clock clock;

    PartnerLocationService(
            PartnerLocations locations,
            Partners partners,
            Declarations declarations,
            Lists lists,
            Events events,
            Clock clock) {
        this.locations = locations;
        this.partners = partners;
        this.declarations = declarations;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<PartnerLocationLine> list(UUID partnerId, ListQuery query) {
        partners.get(partnerId);
        return lists.page(LOCATIONS.where("partner_id = :partner", Map.of("partner", partnerId)), query);
    }

    @Transactional(readOnly = true)
    PartnerLocationView get(UUID partnerId, UUID id) {
        return PartnerLocationView.of(locations.get(partnerId, id));
    }

    PartnerLocationView add(UUID partnerId, Location declared) {
        partners.get(partnerId);
        var location = PartnerLocation.of(
                Ids.next(), partnerId, details(declared), CurrentActor.require().userId(), clock.instant());
        events.publish(new LocationAdded(location.id(), partnerId));
        return PartnerLocationView.of(locations.save(location));
    }

    PartnerLocationView change(UUID partnerId, UUID id, Location declared, IfMatch ifMatch) {
        var location = locations.get(partnerId, id);
        ifMatch.check(Versioned.number(location.version()));
        events.publish(new LocationChanged(id, partnerId));
        return PartnerLocationView.of(locations.save(location.changed(details(declared))));
    }

    PartnerLocationView deactivate(UUID partnerId, UUID id, IfMatch ifMatch) {
        var location = locations.get(partnerId, id);
        ifMatch.check(Versioned.number(location.version()));
        events.publish(new LocationDeactivated(id, partnerId));
        return PartnerLocationView.of(locations.save(location.deactivated(clock.instant())));
    }

    private PartnerLocation.Details details(Location declared) {
        declarations.require(declared, failures -> {
            DeclarationRules.country("country", declared.country(), failures);
            if ((declared.latitude() == null) != (declared.longitude() == null)) {
                failures.add(
                        declared.latitude() == null ? "latitude" : "longitude",
                        new Finding("COORDINATES_INCOMPLETE", "Give latitude and longitude, or neither"));
            }
        });
        return new PartnerLocation.Details(
                declared.kind(),
                declared.name().strip(),
                declared.country(),
                declared.address(),
                declared.latitude(),
                declared.longitude());
    }
}
