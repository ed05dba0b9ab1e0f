package dev.breakglass.bench.engine.other;

import java.util.List;
import java.util.stream.Collectors;

/** How words are put into the texts of rules. All words of the workload are letters, digits and hyphens. */
final class Texts {

    private Texts() {}

    /** {@code ['a', 'b']}. */
    static String list(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    /** The form with each of the words in it, joined. */
    static String each(String form, String joint, List<String> words) {
        return words.stream().map(form::formatted).collect(Collectors.joining(joint));
    }
}
