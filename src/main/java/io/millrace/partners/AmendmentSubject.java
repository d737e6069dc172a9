package io.millrace.partners;

import static io.millrace.platform.engine.Markdown.table;
import static io.millrace.platform.engine.Markdown.text;

import io.millrace.platform.engine.TaskSubject;
import io.millrace.platform.security.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change as the forms of its tasks show it: old and new side by side first, then what speaks for and against it. */
@Component
class AmendmentSubject implements TaskSubject {

    private final PartnerAmendments amendments;
    private final Partners partners;
    private final AmendmentRecords records;
    private final Directory directory;

    AmendmentSubject(PartnerAmendments amendments, Partners partners, AmendmentRecords records, Directory directory) {
        this.amendments = amendments;
        this.partners = partners;
        this.records = records;
        this.directory = directory;
    }

    @Override
    public String type() {
        return PartnerAmendmentProcess.SUBJECT_TYPE;
    }

    @Override
    public Description describe(UUID id) {
        var amendment = amendments.get(id);
        var parts = new ArrayList<String>();
        parts.add(sides(id));
        parts.add("**Asked for by " + text(name(amendment.requestedBy())) + ":** " + text(amendment.reason()));
        parts.add(contacts(amendment));
        parts.add(calls(id));
        parts.add(risk(amendment));
        parts.add(checks(id));
        parts.removeIf(String::isEmpty);
        return new Description(
                partners.get(amendment.partnerId()).legalName() + " (" + PartnerAmendmentMails.words(amendment) + ")",
                String.join("\n\n", parts));
    }

    private String sides(UUID id) {
        return table(
                List.of("What changes", "Now", "New"),
                records.changes(id).stream()
                        .map(change ->
                                List.of(text(change.field().words()), side(change.oldValue()), side(change.newValue())))
                        .toList());
    }

    private static String side(@Nullable String value) {
        return value == null ? "*none*" : text(value);
    }

    private String contacts(PartnerAmendment amendment) {
        var callable = records.callable(amendment);
        if (callable.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        for (var contact : callable) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    text(contact.name()),
                    text(String.valueOf(contact.phone())),
                    text(contact.knownFrom().toString().substring(0, 10))));
        }
        return "#### Who may be called back\n\n" + table(List.of("No.", "Name", "Phone", "Known since"), rows);
    }

    /** A list, since what people note does not fit into a column. */
    private String calls(UUID id) {
        var calls = records.calls(id);
        return calls.isEmpty()
                ? ""
                : calls.stream().map(this::call).collect(Collectors.joining("\n", "#### Call-backs\n\n", ""));
    }

    private String call(AmendmentRecords.Call made) {
        return "- **%s**: %s called %s on %s. %s"
                .formatted(
                        words(made.call().outcome()),
                        text(name(made.call().calledBy())),
                        text(made.contact().name() + ", " + made.contact().phone()),
                        made.call().calledAt().toString().substring(0, 16).replace('T', ' '),
                        text(made.call().note()));
    }

    private String risk(PartnerAmendment amendment) {
        var risks = records.risks(amendment.id());
        return risks.isEmpty()
                ? ""
                : "#### Risk: " + amendment.riskRating() + "\n\n"
                        + table(
                                List.of("Part", "Risk", "Why"),
                                risks.stream()
                                        .map(risk -> List.of(
                                                words(risk.section()),
                                                "**" + risk.rating() + "**",
                                                text(risk.explanation())))
                                        .toList());
    }

    private String checks(UUID id) {
        var rows = new ArrayList<List<String>>();
        for (var check : records.checks(id)) {
            rows.add(List.of(words(check.kind()), "**" + check.outcome() + "**", text(check.explanation())));
            if (check.outcome() != CheckOutcome.PASSED) {
                check.evidence()
                        .forEach(evidence ->
                                rows.add(List.of("", text(evidence.feature()), text(evidence.observation()))));
            }
            if (check.review() != null) {
                rows.add(List.of(
                        "", text(check.review().verdict()), text(check.review().reviewReason())));
            }
        }
        return rows.isEmpty() ? "" : "#### Checks\n\n" + table(List.of("Check", "Result", "Explanation"), rows);
    }

    private String name(String userId) {
        return directory.names(Set.of(userId)).getOrDefault(userId, userId);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
