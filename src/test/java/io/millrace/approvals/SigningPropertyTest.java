package io.millrace.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.approvals.SigningModel.Move;
import io.millrace.approvals.SigningModel.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** The rules alone, without database and engine, against any sequence of what people can do. */
class SigningPropertyTest {

    @Property(tries = 3000)
    void no_sequence_of_moves_lets_anybody_decide_their_own_request_or_sign_twice(@ForAll("moves") List<Move> moves) {
        SigningModel model = new SigningModel();
        moves.forEach(model::play);

        List<Signature> signatures = model.signatures();
        Set<String> signers = new HashSet<>();
        for (Signature signature : signatures) {
            assertThat(signature.everybody()).as("of %s", signature).doesNotContain(SigningModel.REQUESTER);
            assertThat(signature.people()).as("of %s", signature).noneMatch(signers::contains);
            signers.addAll(signature.people());
        }
        assertThat(signatures).extracting(Signature::approval).doesNotHaveDuplicates();
        Statistics.label("signatures").collect(signatures.size());
        Statistics.label("for somebody else")
                .collect(signatures.stream()
                        .anyMatch(signature -> signature.people().size() > 1))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        Statistics.label("through somebody between")
                .collect(signatures.stream()
                        .anyMatch(signature -> signature.chain().size() > 2));
    }

    @Property(tries = 3000)
    void whoever_decides_has_the_right_or_stands_in_for_one_who_has_and_nobody_else_has_claimed_it(
            @ForAll("moves") List<Move> moves) {
        SigningModel model = new SigningModel();
        List<String> wrong = new ArrayList<>();
        for (Move move : moves) {
            Set<Signature> before = new HashSet<>(model.signatures());
            String claimedBy = model.assignee(move.approval());
            model.play(move);
            model.signatures().stream()
                    .filter(signature -> !before.contains(signature))
                    .filter(signature -> !model.isEntitled(signature)
                            || !(claimedBy == null || signature.chain().contains(claimedBy)))
                    .forEach(signature -> wrong.add(signature + " though " + claimedBy + " has it"));
        }
        assertThat(wrong).isEmpty();
    }

    @Property(tries = 3000)
    void nobody_is_given_an_approval_who_could_not_decide_it(@ForAll("moves") List<Move> moves) {
        SigningModel model = new SigningModel();
        for (Move move : moves) {
            String before = model.assignee(move.approval());
            model.play(move);
            String after = model.assignee(move.approval());
            if (after != null && !after.equals(before)) {
                assertThat(model.couldDecide(after, move.approval()))
                        .as("%s after %s", after, move)
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<String> people = Arbitraries.of(SigningModel.PEOPLE);
        return Combinators.combine(
                        kinds(),
                        people,
                        people,
                        Arbitraries.integers().between(0, SigningModel.SIGNATURES - 1),
                        Arbitraries.integers().between(1, 5))
                .as(Move::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(80);
    }

    /** Often away, seldom decided: so that much has happened before a signature. */
    private static Arbitrary<Move.Kind> kinds() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Move.Kind.DECIDE)),
                Tuple.of(4, Arbitraries.of(Move.Kind.BE_AWAY)),
                Tuple.of(
                        6,
                        Arbitraries.of(Move.Kind.values())
                                .filter(kind -> kind != Move.Kind.DECIDE && kind != Move.Kind.BE_AWAY)));
    }
}
