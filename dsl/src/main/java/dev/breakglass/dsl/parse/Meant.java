package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the keyword that an author meant, among those that can stand where the other word stands. */
final class Meant {
    /** Words of other languages, and the keyword that does the same in this one; none says less than what it replaces. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("-", "up to"),
            Map.entry("..", "up to"),
            Map.entry("allow", "permit"),
            Map.entry("approval", "approve"),
            Map.entry("approvals", "approve"),
            Map.entry("approvers", "approve"),
            Map.entry("contains", "has"),
            Map.entry("equals", "=="),
            Map.entry("like", "matches"),
            Map.entry("at-least", "at least"),
            Map.entry("at-most", "at most"),
            Map.entry("atleast", "at least"),
            Map.entry("atmost", "at most"),
            Map.entry("maximum", "most"),
            Map.entry("minimum", "least"),
            Map.entry("break-glass", "breakglass"),
            Map.entry("deny", "forbid"),
            Map.entry("duration", "ttl"),
            Map.entry("expires", "ttl"),
            Map.entry("extends", "follows"),
            Map.entry("float", "int"),
            Map.entry("grant", "allow"),
            Map.entry("group", "role"),
            Map.entry("if", "when"),
            Map.entry("include", "import"),
            Map.entry("integer", "int"),
            Map.entry("is", "=="),
            Map.entry("justification", "justify"),
            Map.entry("path", "breakglass"),
            Map.entry("permit", "allow"),
            Map.entry("reason", "justify"),
            Map.entry("roles", "for"),
            Map.entry("segment", "zone"),
            Map.entry("text", "string"),
            Map.entry("upto", "up to"),
            Map.entry("uses", "follows"),
            Map.entry("boolean", "bool"));

    private Meant() {}

    /** A number written as a word; any of several is one of them. */
    static Optional<String> number(String word) {
        if (word.equals("any")) {
            return Optional.of("1");
        }
        int at = List.of("one", "two", "three", "four", "five", "six").indexOf(word);
        return at < 0 ? Optional.empty() : Optional.of(Integer.toString(at + 1));
    }

    /** @param keywords that can stand here; what is proposed is one of them or begins with one */
    static Optional<String> instead(String found, Collection<String> keywords) {
        String meant = ELSEWHERE.getOrDefault(found, "");
        if (!meant.isEmpty() && keywords.contains(List.of(meant.split(" ")).get(0))) {
            return Optional.of(meant);
        }
        String lower = found.toLowerCase(Locale.ROOT);
        return keywords.contains(lower) && !lower.equals(found) ? Optional.of(lower) : Optional.empty();
    }

    /** As {@link #instead}, or else the nearest keyword. */
    static Optional<String> byAWord(String found, Collection<String> keywords) {
        return instead(found, keywords).or(() -> Spelling.nearest(found, keywords));
    }
}
