package io.millrace.partners.screening;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name as names are compared: letters without marks, lower case, no punctuation, no legal form, tokens in alphabetical
 * order, so that "Müller &amp; Söhne GmbH" and "SOEHNE MUELLER" come close. Scripts other than Latin stay as they are.
 *
 * @param tokens never empty for a name with a letter or digit: a name of legal forms alone keeps them
 */
public record NormalizedName(List<String> tokens) {

    /** Legal forms of the countries that partners mostly come from, as they read without dots. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "ag",
            "as",
            "aps",
            "bv",
            "bvba",
            "co",
            "corp",
            "corporation",
            "cv",
            "dd",
            "doo",
            "eg",
            "ek",
            "fze",
            "fzco",
            "gmbh",
            "inc",
            "incorporated",
            "kft",
            "kg",
            "lda",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "ohg",
            "oao",
            "oo",
            "ooo",
            "ou",
            "oy",
            "oyj",
            "pao",
            "pjsc",
            "plc",
            "private",
            "pte",
            "pty",
            "pvt",
            "sa",
            "sarl",
            "sas",
            "se",
            "sl",
            "slu",
            "sp",
            "spa",
            "srl",
            "sro",
            "ug",
            "zao");

    /** Letters that Unicode does not take apart, and umlauts as Germans write them without the key. */
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th", "ð", "d", "ħ", "h");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DOTS_AND_APOSTROPHES = Pattern.compile("[.'’`´]");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPELLED_UMLAUT = Pattern.compile("(?<=[a-z&&[^aeiouq]])(a|o|u)e(?=[^aeiouy]|$)");

    public static NormalizedName of(String name) {
        var folded = fold(name);
        var all = Stream.of(SEPARATORS.split(folded))
                .filter(token -> !token.isEmpty())
                .toList();
        var telling = all.stream().filter(token -> !LEGAL_FORMS.contains(token)).toList();
        return new NormalizedName(
                (telling.isEmpty() ? all : telling).stream().sorted().toList());
    }

    /** As the database stores and indexes it. */
    public String text() {
        return String.join(" ", tokens);
    }

    private static String fold(String name) {
        var text =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        text = text.toLowerCase(Locale.ROOT);
        for (var letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        text = DOTS_AND_APOSTROPHES.matcher(text).replaceAll("");
        return SPELLED_UMLAUT.matcher(text).replaceAll("$1");
    }
}
