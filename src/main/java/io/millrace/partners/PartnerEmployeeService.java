package io.millrace.partners;

import io.millrace.partners.PartnerEmployeeController.Employee;
import io.millrace.partners.identifiers.Phone;
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

/** Keeps who works for a partner, and since when they have been known. */
@Service
@Transactional
class PartnerEmployeeService {

    private static final Listing<PartnerEmployeeView> EMPLOYEES = Listing.of(PartnerEmployeeView.class)
            .select("id, partner_id, status, name, job_title, email, phone, created_at, deactivated_at, version")
            .from("partner_employee")
            .fields(
                    ListField.choice("status", "status", PartStatus.class).required(),
                    ListField.text("name", "name").required(),
                    ListField.text("email", "email"),
                    ListField.instant("createdAt", "created_at").required())
            .sortedBy("name");

    private final PartnerEmployees employees;
    private final Partners partners;
    private final KnownContacts contacts;
    private final Declarations declarations;
    private final Lists lists;
    private final Events events;
    private final Clock clock;

    PartnerEmployeeService(
            PartnerEmployees employees,
            Partners partners,
            KnownContacts contacts,
            Declarations declarations,
            Lists lists,
            Events events,
            Clock clock) {
        this.employees = employees;
        this.partners = partners;
        this.contacts = contacts;
        this.declarations = declarations;
        this.lists = lists;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<PartnerEmployeeView> list(UUID partnerId, ListQuery query) {
        partners.get(partnerId);
        return lists.page(EMPLOYEES.where("partner_id = :partner", Map.of("partner", partnerId)), query);
    }

    @Transactional(readOnly = true)
    PartnerEmployeeView get(UUID partnerId, UUID id) {
        return PartnerEmployeeView.of(employees.get(partnerId, id));
    }

    PartnerEmployeeView add(UUID partnerId, Employee declared) {
        var details = details(partners.get(partnerId), declared);
        var employee = PartnerEmployee.of(
                Ids.next(), partnerId, details, CurrentActor.require().userId(), clock.instant());
        events.publish(new EmployeeAdded(employee.id(), partnerId));
        return saved(employee);
    }

    PartnerEmployeeView change(UUID partnerId, UUID id, Employee declared, IfMatch ifMatch) {
        var employee = employees.get(partnerId, id);
        ifMatch.check(Versioned.number(employee.version()));
        var changed = employee.changed(details(partners.get(partnerId), declared));
        events.publish(new EmployeeChanged(id, partnerId));
        return saved(changed);
    }

    PartnerEmployeeView deactivate(UUID partnerId, UUID id, IfMatch ifMatch) {
        var employee = employees.get(partnerId, id);
        ifMatch.check(Versioned.number(employee.version()));
        var deactivated = employees.save(employee.deactivated(clock.instant()));
        contacts.forget(id, clock.instant());
        events.publish(new EmployeeDeactivated(id, partnerId));
        return PartnerEmployeeView.of(deactivated);
    }

    private PartnerEmployeeView saved(PartnerEmployee employee) {
        var stored = employees.save(employee);
        contacts.learn(KnownContact.of(Ids.next(), stored, clock.instant()));
        return PartnerEmployeeView.of(stored);
    }

    private PartnerEmployee.Details details(Partner partner, Employee declared) {
        declarations.require(
                declared,
                failures -> failures.test("phone", declared.phone(), phone -> Phone.check(phone, partner.country())));
        return new PartnerEmployee.Details(
                declared.name().strip(),
                declared.jobTitle(),
                declared.email(),
                declared.phone() == null ? null : Phone.e164(declared.phone(), partner.country()));
    }
}
