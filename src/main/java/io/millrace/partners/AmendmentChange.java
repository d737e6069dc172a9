package io.millrace.partners;

import io.millrace.platform.web.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Old and new of one field, as they were when the change was asked for; numbers of bank accounts masked. */
@Table("partner_amendment_change")
record AmendmentChange(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID amendmentId,
        int position,
        AmendedField field,
        @Nullable String oldValue,
        @Nullable String newValue) {

    /** What differs, field by field. */
    static List<AmendmentChange> between(UUID amendmentId, PartnerDetails before, PartnerDetails after) {
        var old = before.values();
        var changes = new ArrayList<AmendmentChange>();
        after.values().forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                changes.add(of(amendmentId, changes.size(), field, old.get(field), value));
            }
        });
        return List.copyOf(changes);
    }

    /** Every field of both accounts: of two masked numbers nobody could tell whether they differ. */
    static List<AmendmentChange> between(UUID amendmentId, @Nullable BankAccount before, BankAccount after) {
        Map<AmendedField, @Nullable String> old =
                before == null ? Map.of() : before.masked().values();
        var changes = new ArrayList<AmendmentChange>();
        after.masked().values().forEach((field, value) -> {
            if (value != null || old.get(field) != null) {
                changes.add(of(amendmentId, changes.size(), field, old.get(field), value));
            }
        });
        return List.copyOf(changes);
    }

    /** What has become of the old value meanwhile; empty while the field is as it was. */
    Optional<String> stale(Map<AmendedField, @Nullable String> current) {
        return Objects.equals(current.get(field), oldValue)
                ? Optional.empty()
                : Optional.of(field.words() + " was changed meanwhile, so what was compared no longer holds.");
    }

    private static AmendmentChange of(
            UUID amendmentId, int position, AmendedField field, @Nullable String oldValue, @Nullable String newValue) {
        return new AmendmentChange(Ids.next(), null, amendmentId, position, field, oldValue, newValue);
    }

    /** Without the values: personal data must not reach a log. */
    @Override
    public String toString() {
        return "AmendmentChange[" + field + "]";
    }
}
