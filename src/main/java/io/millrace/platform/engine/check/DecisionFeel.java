package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the FEEL of one decision file and keeps what is wrong with it; stops when it has seen enough. */
final class DecisionFeel {

    /** Of one file; reading more would keep the others waiting. */
    static final int MAX_CHARACTERS = 256 * 1024;

    static final int MAX_REFUSALS = 20;

    private final ModelFile file;
    private final List<Finding> findings = new ArrayList<>();
    private int characters;
    private boolean exhausted;

    DecisionFeel(ModelFile file) {
        this.file = file;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Null where nothing, or nothing that can be read, is written. */
    @Nullable
    FeelExpression expression(Element holder, String where) {
        return read(holder, where, FeelExpression::expression);
    }

    @Nullable
    FeelExpression unaryTests(Element holder, String where) {
        return read(holder, where, FeelExpression::unaryTests);
    }

    static String text(Element holder) {
        return holder.child(holder.namespace(), "text").map(Element::text).orElse("");
    }

    private @Nullable FeelExpression read(Element holder, String where, Function<String, FeelExpression> reader) {
        String text = text(holder);
        if (text.isEmpty() || exhausted) {
            return null;
        }
        characters += text.length();
        if (characters > MAX_CHARACTERS || findings.size() == MAX_REFUSALS) {
            exhausted = true;
            findings.add(Finding.at(
                    file,
                    holder,
                    FeelRule.FEEL_TOO_LARGE,
                    where + ": the file's expressions have not been looked at from here on."));
            return null;
        }
        try {
            return reader.apply(text);
        } catch (Refused e) {
            findings.add(Finding.at(file, holder, e.rule(), where + ": " + e.explanation()));
            return null;
        }
    }
}
