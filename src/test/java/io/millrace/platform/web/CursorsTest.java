package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private final Cursors cursors = new Cursors("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Property(tries = 300)
    void a_cursor_gives_back_the_values_that_it_was_made_of(
            @ForAll @Size(min = 1, max = 6) List<String> values, @ForAll String madeFor) {
        List<@Nullable String> all = new ArrayList<>(values);
        assertThat(cursors.read(cursors.write(all, madeFor), madeFor)).isEqualTo(all);
    }

    @Test
    void a_null_survives() {
        List<@Nullable String> values = new ArrayList<>();
        values.add(null);
        values.add("a");
        assertThat(cursors.read(cursors.write(values, ""), "")).isEqualTo(values);
    }

    @Property(tries = 300)
    void a_cursor_with_any_character_changed_is_refused(@ForAll int place, @ForAll char letter) {
        String cursor = cursors.write(List.of("2026-01-01", "x"), "list");
        StringBuilder changed = new StringBuilder(cursor);
        int index = Math.floorMod(place, cursor.length());
        changed.setCharAt(index, letter == cursor.charAt(index) ? '_' : letter);
        if (!changed.toString().equals(cursor)) {
            assertRefused(() -> cursors.read(changed.toString(), "list"));
        }
    }

    @Test
    void every_other_spelling_of_a_cursor_is_refused() {
        String cursor = cursors.write(List.of("2026-01-01", "x"), "list");
        for (int index = 0; index < cursor.length(); index++) {
            for (char letter : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
                String other = cursor.substring(0, index) + letter + cursor.substring(index + 1);
                if (!other.equals(cursor)) {
                    assertRefused(() -> cursors.read(other, "list"));
                }
            }
        }
        assertRefused(() -> cursors.read(cursor + "=", "list"));
    }

    @Property(tries = 300)
    void text_that_is_no_cursor_is_refused(@ForAll String text) {
        assertRefused(() -> cursors.read(text, "list"));
    }

    @Property(tries = 100)
    void a_cursor_of_another_list_filter_or_order_is_refused(@ForAll String one, @ForAll String other) {
        if (!one.equals(other)) {
            String cursor = cursors.write(List.of("a"), one);
            assertRefused(() -> cursors.read(cursor, other));
        }
    }

    @Test
    void a_cursor_signed_with_another_key_is_refused() {
        Cursors foreign = new Cursors("another key of thirty-two bytes!!".getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> cursors.read(foreign.write(List.of("a"), "list"), "list"));
    }

    private static void assertRefused(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(PlatformError.INVALID_CURSOR));
    }
}
