package io.millrace.partners;

import io.millrace.partners.screening.Screening;
import io.millrace.partners.screening.ScreeningMatch;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether the company or the person who speaks for it may be on a sanctions or PEP list. */
@Component
class SanctionsCheck implements AutomaticCheck {

    private final Screening screening;

    SanctionsCheck(Screening screening) {
        this.screening = screening;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.SANCTIONS;
    }

    @Override
    public CheckResult check(CheckedParty party) {
        var result = new CheckResult.Builder();
        var lists = screening.lists();
        if (lists.isEmpty()) {
            return result.raise(CheckOutcome.WARNING, "List", "No list is loaded")
                    .build("None", "Nobody was screened: no screening list is loaded.");
        }
        screen(result, "Legal name", party.legalName(), party.country());
        if (party.tradeName() != null) {
            screen(result, "Trade name", party.tradeName(), party.country());
        }
        screen(result, "Contact", party.contact().name(), party.country());
        var source = lists.stream()
                .map(list -> list.source() + " (" + list.entries() + " entries, loaded " + list.loadedOn() + ")")
                .collect(Collectors.joining(", "));
        return result.build(
                source,
                switch (result.worst()) {
                    case PASSED -> "No name resembles an entry of the lists.";
                    case WARNING -> "A name resembles an entry a little; too little to be held up.";
                    default -> "A name is so like an entry that a compliance officer must decide.";
                });
    }

    private void screen(CheckResult.Builder result, String feature, String name, String country) {
        for (var match : screening.matches(name, country)) {
            var outcome = match.score() >= Screening.HIT_FROM ? CheckOutcome.HIT : CheckOutcome.WARNING;
            result.raise(outcome, feature, describe(match));
        }
    }

    private static String describe(ScreeningMatch match) {
        return "%d of 100: %s \"%s\" of %s entry %s%s. %s"
                .formatted(
                        match.score(),
                        match.kind(),
                        match.listedName(),
                        match.source(),
                        match.entryId(),
                        match.alias() ? " (an alias)" : "",
                        String.join("; ", match.explanation()));
    }
}
